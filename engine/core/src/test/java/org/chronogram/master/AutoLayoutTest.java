package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.chronogram.results.LayoutPhase;
import org.chronogram.worker.PartitionWork;
import org.junit.jupiter.api.Test;

/** The choice of a layout in runs whose rates the test gives. */
final class AutoLayoutTest {
    private static final long TURN_NS = 50_000_000;
    private static final int MANY_LPS = 1_000;

    private double eventsPerStep = 10_000;
    private double runSeconds = 1_000;
    private double seconds;
    private double events;
    private double steps;
    private double firstEvents;
    private double firstComputeNs;
    private double firstWaitNs;
    private double disturbed = 1;

    private LayoutChooser.Look look() {
        return new LayoutChooser.Look(
                (long) (seconds * 1e9),
                (long) events,
                (long) steps,
                Math.min(1, seconds / runSeconds),
                new PartitionWork((long) firstEvents, (long) firstComputeNs, (long) firstWaitNs));
    }

    /**
     * Lets time pass; returns the numbers of threads to which the run moves. An event costs on each number of threads what it
     * costs on one; for the rest of the time the threads wait.
     */
    private List<Integer> pass(AutoLayout layout, double moreSeconds, IntToDoubleFunction eventsPerSecond) {
        List<Integer> moves = new ArrayList<>();
        for (double end = seconds + moreSeconds; seconds < end; ) {
            seconds += TURN_NS / 1e9;
            int threads = layout.threads();
            double rate = eventsPerSecond.applyAsDouble(threads);
            double more = rate * disturbed * TURN_NS / 1e9;
            events += more;
            steps += more / eventsPerStep;
            firstEvents += more / threads;
            double costNs = 1e9 / eventsPerSecond.applyAsDouble(1);
            firstComputeNs += threads == 1 ? 0 : costNs * more / threads;
            firstWaitNs += threads == 1 ? 0 : Math.max(0, more * (1e9 / rate - costNs / threads));
            if (layout.wantsMove(look())) {
                moves.add(layout.threads());
                layout.begin(look());
            }
        }
        return moves;
    }

    private AutoLayout begun(int mostThreads) {
        AutoLayout layout = new AutoLayout(mostThreads, MANY_LPS, false);
        layout.begin(look());
        assertEquals(mostThreads, layout.threads());
        return layout;
    }

    @Test
    void shouldStayOnTheThreadsWhereTheyComputeForMostOfTheTime() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(), pass(layout, 10, threads -> 1e6 * (threads == 2 ? 1.5 : 1)));
        assertEquals(
                "1.50 M events/s on 2 threads, which compute for 75 % of the time: another number is not expected to be faster",
                layout.phases(look()).get(0).reason());
    }

    /** The compilers of the JVM have the cores, so that threads wait for those that have none. */
    @Test
    void shouldStayOnTheThreadsThatAreDisturbedAtFirst() {
        AutoLayout layout = begun(2);
        disturbed = 0.5;
        assertEquals(List.of(), pass(layout, 3, threads -> 1e6 * (threads == 2 ? 1.5 : 1)));
    }

    @Test
    void shouldMoveToOneThreadWhereThreadsWait() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(1), pass(layout, 5, threads -> 1e6 * (threads == 2 ? 0.9 : 1)));
        List<LayoutPhase> phases = layout.phases(look());
        assertEquals(List.of(2, 1), phases.stream().map(LayoutPhase::threads).toList());
        assertEquals(
                "the fastest: 1.00 M events/s on 1 thread, 900.0 k events/s on 2 threads",
                phases.get(1).reason());
        assertEquals(events, (double) (phases.get(0).events() + phases.get(1).events()), 1);
        assertEquals(5, phases.get(0).seconds() + phases.get(1).seconds(), 0.1);
    }

    @Test
    void shouldNotWaitUntilTheCodeIsCompiledWhereThreadsHardlyCompute() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(1), pass(layout, 0.65, threads -> 1e6 * (threads == 2 ? 0.3 : 1)));
    }

    @Test
    void shouldGoBackWhereOneThreadDoesNotKeepWhatWasExpected() {
        AutoLayout layout = begun(2);
        // An event costs more on one thread than on two.
        List<Integer> moves = pass(layout, 5, threads -> threads == 2 ? 1e6 : layout.threads() == 1 ? 0.9e6 : 1e6);
        assertEquals(List.of(1, 2), moves);
    }

    @Test
    void shouldTakeTheBestOfSeveralNumbers() {
        AutoLayout layout = begun(16);
        IntToDoubleFunction eventsPerSecond = threads -> 1e6 * Math.min(threads, 4) - 1.5e5 * threads;
        List<Integer> moves = pass(layout, 10, eventsPerSecond);
        assertEquals(List.of(8), moves.subList(0, 1));
        assertTrue(eventsPerSecond.applyAsDouble(layout.threads()) > 0.8 * eventsPerSecond.applyAsDouble(4));
    }

    @Test
    void shouldTryNothingWhereAStepHoldsTooFewEvents() {
        eventsPerStep = 10;
        AutoLayout layout = begun(2);
        assertEquals(List.of(1), pass(layout, 10, threads -> threads == 1 ? 1e7 : 2e6));
        assertEquals(1, layout.threads());
    }

    @Test
    void shouldMeasureAgainWhenStepsHoldMoreEvents() {
        eventsPerStep = 10;
        AutoLayout layout = begun(2);
        assertEquals(List.of(1), pass(layout, 5, threads -> threads == 1 ? 1e7 : 2e6));
        eventsPerStep = 10_000;
        assertEquals(List.of(2), pass(layout, 5, threads -> 1.2e7 * threads));
    }

    /** Each thread of a small model has an idle step often. */
    @Test
    void shouldBeginOnFewerThreadsWhereThereAreFewLps() {
        assertEquals(8, new AutoLayout(16, 40, true).threads());
        assertEquals(1, new AutoLayout(16, 7, true).threads());
    }

    @Test
    void shouldTryThreadsWhereAModelWithLinksBeginsOnOne() {
        eventsPerStep = 10;
        AutoLayout layout = new AutoLayout(2, 7, true);
        layout.begin(look());
        assertEquals(1, layout.threads());
        assertEquals(List.of(2), pass(layout, 5, threads -> 1e7 * threads));
    }

    @Test
    void shouldWaitUntilTheRateGrowsNoMore() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(), pass(layout, 1.5, threads -> 1e6 * (1 + seconds) * (threads == 2 ? 0.8 : 1)));
        assertEquals(List.of(1), pass(layout, 2, threads -> 3e6 * (threads == 2 ? 0.8 : 1)));
    }

    @Test
    void shouldTryNothingInARunThatIsNearlyOver() {
        runSeconds = 2;
        AutoLayout layout = begun(2);
        assertEquals(List.of(), pass(layout, 2, threads -> 1e6 * (threads == 2 ? 0.9 : 1)));
        assertEquals(
                "900.0 k events/s on 2 threads; the run was too near to its end to try others",
                layout.phases(look()).get(0).reason());
    }

    @Test
    void shouldLookAgainWhetherTheChoiceIsStillTheBest() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(), pass(layout, 5, threads -> 1e6 * threads));
        // Another program takes a core.
        List<Integer> later = pass(layout, 100, threads -> threads == 2 ? 0.8e6 : 1e6);
        assertEquals(1, layout.threads());
        assertFalse(later.isEmpty());
        assertTrue(later.size() < 10, later::toString);
    }

    @Test
    void shouldTryOtherNumbersWhereOneIsRefused() {
        AutoLayout layout = begun(4);
        IntToDoubleFunction eventsPerSecond = threads -> threads == 4 ? 0.6e6 : threads == 2 ? 0.9e6 : 1e6;
        assertEquals(List.of(1), pass(layout, 0.65, eventsPerSecond));
        layout.refused(4, "an LP holds a socket");
        layout.begin(look());
        assertEquals(List.of(2), pass(layout, 5, eventsPerSecond));
        assertEquals(
                "the fastest: 900.0 k events/s on 2 threads, 600.0 k events/s on 4 threads; not on 1 thread: an LP holds a"
                        + " socket",
                layout.phases(look()).get(2).reason());
    }

    @Test
    void shouldBeginOnFewerThreadsWhereANumberIsRefused() {
        AutoLayout layout = new AutoLayout(4, MANY_LPS, true);
        layout.cannotBegin("the LPs form only 3 groups");
        assertEquals(2, layout.threads());
        layout.begin(look());
        assertEquals(List.of(), pass(layout, 5, threads -> 1e6 * threads));
        assertTrue(layout.phases(look()).get(0).reason().endsWith("; not on 4 threads: the LPs form only 3 groups"));
        layout.cannotBegin("the LPs form only 1 group");
        assertEquals(1, layout.threads());
        assertFalse(layout.mayMove());
    }

    @Test
    void shouldStayOnOneThreadWhereTheRunCannotMove() {
        AutoLayout layout = new AutoLayout(2, MANY_LPS, false);
        layout.stay("the state of an LP cannot be copied");
        assertFalse(layout.mayMove());
        assertEquals(1, layout.threads());
        layout.begin(look());
        assertEquals(List.of(), pass(layout, 5, threads -> 1e6 * threads));
    }

    @Test
    void shouldLookAgainSoonWhenTheChoiceIsSlowerThanTheOtherWas() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(1), pass(layout, 1.8, threads -> threads == 2 ? 0.9e6 : 1e6));
        // Another program has a core, and it is that of the thread.
        assertEquals(List.of(2), pass(layout, 5, threads -> threads == 2 ? 0.9e6 : 0.5e6));
    }

    @Test
    void shouldNotGoBackAndForthWhereNothingKeepsWhatItPromised() {
        AutoLayout layout = begun(2);
        int[] turns = {0};
        List<Integer> moves = pass(layout, 60, threads -> 1e6 * (1 + (turns[0]++ / 36) % 2 * (3 - threads)));
        assertTrue(moves.size() < 20, moves::toString);
    }

    @Test
    void shouldStayWhereThereIsNoChoice() {
        AutoLayout layout = begun(1);
        assertFalse(layout.mayMove());
        assertEquals(List.of(), pass(layout, 10, threads -> 1e6));
        assertEquals(
                "there is one core, or one LP, or one thread was asked for",
                layout.phases(look()).get(0).reason());
        assertFalse(new AutoLayout(8, 1, false).mayMove());
    }

    @Test
    void shouldStayWhereAMoveIsRefused() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(1), pass(layout, 0.65, threads -> threads == 2 ? 0.3e6 : 1e6));
        layout.refused(2, "LP 7 holds a socket");
        layout.begin(look());
        assertEquals(2, layout.threads());
        assertEquals(List.of(), pass(layout, 100, threads -> threads == 2 ? 0.3e6 : 1e6));
        List<LayoutPhase> phases = layout.phases(look());
        assertEquals(
                "not on 1 thread: LP 7 holds a socket",
                phases.get(phases.size() - 1).reason());
    }
}
