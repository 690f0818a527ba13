package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a rate on a number of threads lets others expect. */
final class LayoutRateTest {
    /** Two threads that compute for 100 ns and wait for 50 ns for an event each. */
    private static final LayoutRate ON_TWO = new LayoutRate(2, 1e7, 500, 100, 50);

    @Test
    void shouldTellTheShareOfComputing() {
        assertEquals(0.5, ON_TWO.computeShare(), 1e-9);
        assertEquals(1, new LayoutRate(1, 1e7, 500, 100, 0).computeShare(), 1e-9);
    }

    @Test
    void shouldExpectAnEventToCostLessWithoutOtherPartitions() {
        double eventsNs = 100 - 2 * 200 / 500.0;
        assertEquals(1.15e9 / eventsNs, ON_TWO.expectedOn(1, false), 1);
        assertEquals(1.15e9 / eventsNs, ON_TWO.expectedOn(1, true), 1);
    }

    @Test
    void shouldExpectMoreThreadsToComputeLessAndWaitMore() {
        assertEquals(1e9 / (26 + 75), ON_TWO.expectedOn(4, false), 1);
        LayoutRate onFour = new LayoutRate(4, 1e7, 500, 100, 75);
        assertEquals(1e9 / (48 + 50), onFour.expectedOn(2, false), 1);
    }

    /** Where a step holds few events, threads compute for longer because they end so many steps. */
    @Test
    void shouldChargeAtMostHalfOfTheComputingToTheEnds() {
        assertEquals(1e9 * 1.15 / 50, new LayoutRate(16, 1e6, 10, 100, 900).expectedOn(1, false), 1);
    }

    /** As measured on 16 cores: the fastest were 4 and 8 threads. */
    @Test
    void shouldLeaveSixteenThreadsWhereAStepHoldsHundredsOfEvents() {
        LayoutRate onSixteen = new LayoutRate(16, 13.6e6, 481, 16 * 8.0, 46);
        assertTrue(onSixteen.expectedOn(4, false) > 1.3 * onSixteen.undisturbed());
        assertTrue(onSixteen.expectedOn(8, false) > 1.3 * onSixteen.undisturbed());
    }

    @Test
    void shouldExpectThreadsToPayForTheExchange() {
        LayoutRate sequential = new LayoutRate(1, 1e7, 500, 100, 0);
        double stepNs = 1.15 * 500 * 100 / 2 + 4_000;
        assertEquals(1e9 * 500 / stepNs, sequential.expectedOn(2, false), 1);
        assertTrue(new LayoutRate(1, 1e7, 10, 100, 0).expectedOn(2, false) < 1e7);
    }

    /** The windows of a parallel run are longer there, and it is not known by how much. */
    @Test
    void shouldExpectAnythingOfThreadsWhereTheModelDeclaresLinks() {
        assertEquals(Double.MAX_VALUE, new LayoutRate(1, 1e7, 10, 100, 0).expectedOn(2, true));
    }

    @Test
    void shouldLeaveOutTheWaitForACore() {
        LayoutRate disturbed = new LayoutRate(2, 4e6, 500, 100, 50);
        assertEquals(1e7, disturbed.undisturbed(), 1);
        assertEquals(1e7, ON_TWO.undisturbed(), 1);
    }

    @Test
    void shouldExpectLessOfWorkersWhoseMessagesTakeLonger() {
        LayoutRate sequential = new LayoutRate(1, 1e7, 500, 100, 0);
        assertEquals(1e9 * 500 / (1.15 * 500 * 100 / 2 + 10_000), sequential.expectedOnWorkers(2), 1);
        assertTrue(sequential.expectedOnWorkers(2) < sequential.expectedOn(2, false));
    }
}
