package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.chronogram.results.LayoutPhase;
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

    private LayoutChooser.Look look() {
        return new LayoutChooser.Look(
                (long) (seconds * 1e9), (long) events, (long) steps, Math.min(1, seconds / runSeconds));
    }

    /** Lets time pass; returns the numbers of threads to which the run moves. */
    private List<Integer> pass(AutoLayout layout, double moreSeconds, IntToDoubleFunction eventsPerSecond) {
        List<Integer> moves = new ArrayList<>();
        for (double end = seconds + moreSeconds; seconds < end; ) {
            seconds += TURN_NS / 1e9;
            double more = eventsPerSecond.applyAsDouble(layout.threads()) * TURN_NS / 1e9;
            events += more;
            steps += more / eventsPerStep;
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
        assertEquals(1, layout.threads());
        return layout;
    }

    @Test
    void shouldMoveToTheThreadsThatAreFaster() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(2), pass(layout, 5, threads -> 1e6 * (threads == 2 ? 1.5 : 1)));
        List<LayoutPhase> phases = layout.phases(look());
        assertEquals(List.of(1, 2), phases.stream().map(LayoutPhase::threads).toList());
        assertEquals(
                "the fastest: 1.00 M events/s on 1 thread, 1.50 M events/s on 2 threads",
                phases.get(1).reason());
        assertEquals(events, (double) (phases.get(0).events() + phases.get(1).events()), 1);
        assertEquals(5, phases.get(0).seconds() + phases.get(1).seconds(), 0.1);
    }

    @Test
    void shouldGoBackFromThreadsThatAreSlower() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(2, 1), pass(layout, 5, threads -> 1e6 * (threads == 2 ? 0.9 : 1)));
    }

    @Test
    void shouldTryNothingWhereAStepHoldsTooFewEvents() {
        eventsPerStep = 10;
        AutoLayout layout = begun(2);
        assertEquals(List.of(), pass(layout, 10, threads -> 1e7));
        String reason = layout.phases(look()).get(0).reason();
        assertEquals(
                "10.00 M events/s on 1 thread; a step holds 10 events and takes 1.0 us: more threads would gain nothing",
                reason);
    }

    @Test
    void shouldMeasureAgainWhenStepsHoldMoreEvents() {
        eventsPerStep = 10;
        AutoLayout layout = begun(2);
        assertEquals(List.of(), pass(layout, 5, threads -> 1e7));
        eventsPerStep = 10_000;
        assertEquals(List.of(2), pass(layout, 5, threads -> 1e7 * threads));
    }

    /** The windows of a parallel run are longer there, and it is not known how much. */
    @Test
    void shouldTryThreadsWhereTheModelDeclaresLinks() {
        eventsPerStep = 10;
        AutoLayout layout = new AutoLayout(2, MANY_LPS, true);
        layout.begin(look());
        assertEquals(List.of(2), pass(layout, 5, threads -> 1e7 * threads));
    }

    @Test
    void shouldTakeTheBestOfSeveralNumbers() {
        AutoLayout layout = begun(16);
        List<Integer> moves = pass(layout, 10, threads -> 1e6 * Math.min(threads, 5) - 1e4 * threads);
        assertEquals(8, layout.threads());
        assertEquals(8, moves.get(moves.size() - 1));
        assertEquals(16, moves.get(0));
    }

    @Test
    void shouldWaitUntilTheRateGrowsNoMore() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(), pass(layout, 1.5, threads -> 1e6 * (1 + seconds)));
        assertEquals(List.of(2), pass(layout, 2, threads -> 3e6 * threads));
    }

    @Test
    void shouldTryNothingInARunThatIsNearlyOver() {
        runSeconds = 2;
        AutoLayout layout = begun(2);
        assertEquals(List.of(), pass(layout, 2, threads -> 1e6 * threads));
        assertEquals(
                "1.00 M events/s on 1 thread; the run was too near to its end to try others",
                layout.phases(look()).get(0).reason());
    }

    @Test
    void shouldLookAgainWhetherTheChoiceIsStillTheBest() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(2), pass(layout, 5, threads -> 1e6 * threads));
        // Another program takes a core.
        List<Integer> later = pass(layout, 100, threads -> threads == 2 ? 0.8e6 : 1e6);
        assertEquals(1, layout.threads());
        assertFalse(later.isEmpty());
        assertTrue(later.size() < 10, later::toString);
    }

    @Test
    void shouldTryOtherNumbersWhereOneIsRefused() {
        AutoLayout layout = begun(4);
        assertEquals(List.of(4), pass(layout, 0.6, threads -> 1e6 * threads));
        layout.refused(1, "the LPs form only 3 groups");
        layout.begin(look());
        assertEquals(List.of(2), pass(layout, 5, threads -> 1e6 * threads));
        String reason = layout.phases(look()).get(2).reason();
        assertEquals(
                "the fastest: 1.00 M events/s on 1 thread, 2.00 M events/s on 2 threads; not on 4 threads: the LPs form only"
                        + " 3 groups",
                reason);
    }

    @Test
    void shouldNotMoveWhereItCannotAtAll() {
        AutoLayout layout = begun(2);
        layout.stay("the state of an LP cannot be copied");
        assertFalse(layout.mayMove());
        assertEquals(List.of(), pass(layout, 5, threads -> 1e6 * threads));
    }

    /** Another program had the cores when the number was tried. */
    @Test
    void shouldLookAgainSoonWhenTheChoiceIsSlowerThanTheOtherWas() {
        AutoLayout layout = begun(2);
        List<Integer> moves = pass(layout, 1.2, threads -> threads == 2 ? 1.5e6 : 1e6);
        assertEquals(List.of(2), moves);
        List<Integer> later = pass(layout, 5, threads -> threads == 2 ? 0.5e6 : 1e6);
        assertEquals(List.of(1), later);
    }

    @Test
    void shouldNotGoBackAndForthWhereNothingKeepsWhatItPromised() {
        AutoLayout layout = begun(2);
        int[] turns = {0};
        List<Integer> moves = pass(layout, 60, threads -> 1e6 * (1 + (turns[0]++ / 12) % 2 * threads));
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
    void shouldStayWhereTheRunCannotMove() {
        AutoLayout layout = begun(2);
        assertEquals(List.of(2), pass(layout, 0.6, threads -> 1e6));
        layout.refused(1, "LP 7 holds a socket");
        layout.begin(look());
        assertEquals(1, layout.threads());
        assertEquals(List.of(), pass(layout, 100, threads -> 1e6));
        List<LayoutPhase> phases = layout.phases(look());
        assertEquals(
                "not on 2 threads: LP 7 holds a socket",
                phases.get(phases.size() - 1).reason());
    }
}
