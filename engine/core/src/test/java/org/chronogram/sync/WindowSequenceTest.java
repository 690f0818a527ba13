package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowSequenceTest {
    private static final long NO_MARK = Long.MAX_VALUE;
    private static final long END = 100;

    /** A policy under which windows are at most 10 ticks long, and which writes down what it is asked. */
    private static class TenTicks implements WindowPolicy {
        private final List<String> asked = new ArrayList<>();

        @Override
        public int partitions() {
            return 0;
        }

        @Override
        public void reach(long pendingTicks, EventBatches sent, StepEnd end) {
            throw new AssertionError("a sequence of windows sends no END");
        }

        @Override
        public long reachTicks(long startTicks) {
            return startTicks + 7;
        }

        @Override
        public long horizonTicks(long startTicks, long reachTicks) {
            asked.add(startTicks + " " + reachTicks);
            return Math.min(startTicks + 10, reachTicks);
        }
    }

    private final TenTicks policy = new TenTicks();
    private final WindowSequence windows = new WindowSequence(policy, END);

    private void executed() {
        windows.executed(windows.horizonTicks());
    }

    private void plan(long nextEventTicks) {
        windows.plan(nextEventTicks, Frames.NONE, NO_MARK);
    }

    @Test
    void shouldBeginAtTimeZero() {
        assertEquals(0, windows.reachedTicks());
        assertFalse(windows.isOver());
        assertFalse(windows.endsEarly());
    }

    @Test
    void shouldAskThePolicyHowFarItsPartitionMayGo() {
        windows.plan(40, 46, NO_MARK);
        assertEquals(List.of("40 46"), policy.asked);
        assertEquals(40, windows.startTicks());
        assertEquals(46, windows.horizonTicks());
        windows.plan(40, 60, NO_MARK);
        assertEquals(50, windows.horizonTicks());
        assertFalse(windows.isOver());
    }

    @Test
    void shouldReachTheHorizonWhenTheWindowWasExecuted() {
        plan(20);
        assertEquals(0, windows.reachedTicks());
        executed();
        assertEquals(30, windows.reachedTicks());
        plan(33);
        assertEquals(30, windows.reachedTicks());
    }

    @Test
    void shouldNotGoBackWhereAWindowEndsBeforeTheTimeThatWasReached() {
        windows.resume(new StepPosition(7, 60, 42, StepPosition.NO_HORIZON), NO_MARK);
        executed();
        assertEquals(60, windows.reachedTicks());
    }

    @Test
    void shouldCutOffTheWindowInWhichTheRunEnds() {
        plan(95);
        assertEquals(END, windows.horizonTicks());
        assertFalse(windows.isOver());
        executed();
        assertEquals(END, windows.reachedTicks());
    }

    @Test
    void shouldBeOverWhenTheNextEventIsAtTheEndOrLater() {
        plan(END - 1);
        assertFalse(windows.isOver());
        plan(END);
        assertTrue(windows.isOver());
        plan(END + 1);
        assertTrue(windows.isOver());
        assertFalse(windows.endsEarly());
    }

    @Test
    void shouldBeOverWhenNoPartitionHasAnEvent() {
        plan(Frames.NONE);
        assertTrue(windows.isOver());
        assertEquals(Frames.NONE, windows.startTicks());
    }

    @Test
    void shouldNotAskThePolicyWhenTheRunIsOver() {
        plan(Frames.NONE);
        assertEquals(List.of(), policy.asked);
    }

    @Test
    void shouldHaveReachedTheEndWhenTheRunIsOver() {
        plan(20);
        executed();
        plan(Frames.NONE);
        assertEquals(END, windows.reachedTicks());
    }

    @Test
    void shouldGoOnWithoutAnEndOfTheRun() {
        WindowSequence endless = new WindowSequence(policy, Long.MAX_VALUE);
        endless.plan(Long.MAX_VALUE - 11, Frames.NONE, NO_MARK);
        assertFalse(endless.isOver());
        assertEquals(Long.MAX_VALUE - 1, endless.horizonTicks());
        endless.plan(Frames.NONE, Frames.NONE, NO_MARK);
        assertTrue(endless.isOver());
    }

    @Test
    void shouldResumeWhereTheRunStood() {
        windows.resume(new StepPosition(7, 30, 42, StepPosition.NO_HORIZON), NO_MARK);
        assertEquals(30, windows.reachedTicks());
        assertEquals(42, windows.startTicks());
        assertEquals(49, windows.horizonTicks());
    }

    /** Of the other partitions it is only known that none has an event before the smallest next event time. */
    @Test
    void shouldAskThePolicyWhenThePartitionCanBeReachedWhenItResumes() {
        windows.resume(new StepPosition(7, 30, 42, StepPosition.NO_HORIZON), NO_MARK);
        assertEquals(List.of("42 49"), policy.asked);
    }

    @Test
    void shouldResumeWithTheWindowThatWasPlanned() {
        windows.resume(new StepPosition(7, 30, 42, 67), NO_MARK);
        assertEquals(42, windows.startTicks());
        assertEquals(67, windows.horizonTicks());
        executed();
        assertEquals(67, windows.reachedTicks());
    }

    @Test
    void shouldNotGoBackBehindTheTimeThatItHasReached() {
        windows.resume(new StepPosition(7, 60, 42, StepPosition.NO_HORIZON), NO_MARK);
        assertEquals(49, windows.horizonTicks());
        executed();
        assertEquals(60, windows.reachedTicks());
    }

    @Test
    void shouldResumeARunThatWasOver() {
        windows.resume(new StepPosition(7, 90, 120, StepPosition.NO_HORIZON), NO_MARK);
        assertTrue(windows.isOver());
        assertEquals(END, windows.reachedTicks());
    }

    @Test
    void shouldEndEarlyWhereNoPartitionHasBeen() {
        windows.plan(20, 24, NO_MARK);
        executed();
        windows.plan(22, 40, NO_MARK);
        windows.endEarly(30);
        assertTrue(windows.endsEarly());
        assertFalse(windows.isOver());
        assertEquals(30, windows.horizonTicks());
        executed();
        assertEquals(30, windows.reachedTicks());
        plan(30);
        assertTrue(windows.isOver());
        assertEquals(30, windows.reachedTicks());
    }

    @Test
    void shouldGoToTheEarlyEndInSeveralSteps() {
        windows.plan(20, 24, NO_MARK);
        executed();
        windows.plan(22, 25, NO_MARK);
        windows.endEarly(30);
        assertEquals(25, windows.horizonTicks());
        executed();
        windows.plan(24, 90, NO_MARK);
        assertEquals(30, windows.horizonTicks());
        assertTrue(windows.endsEarly());
        executed();
        assertEquals(30, windows.reachedTicks());
    }

    @Test
    void shouldBeOverAtOnceWhereNoEventIsLeftBeforeTheEarlyEnd() {
        windows.plan(20, 24, NO_MARK);
        executed();
        windows.plan(31, 40, NO_MARK);
        windows.endEarly(30);
        assertTrue(windows.isOver());
        assertEquals(30, windows.reachedTicks());
    }

    @Test
    void shouldKeepTheEarliestEnd() {
        plan(20);
        executed();
        windows.plan(22, 25, NO_MARK);
        windows.endEarly(30);
        executed();
        windows.plan(24, 90, NO_MARK);
        windows.endEarly(30);
        assertEquals(30, windows.horizonTicks());
    }

    @Test
    void shouldNotEndLaterThanItWasGoingTo() {
        plan(94);
        executed();
        windows.plan(97, 110, NO_MARK);
        windows.endEarly(104);
        assertFalse(windows.endsEarly());
        assertFalse(windows.isOver());
        assertEquals(END, windows.horizonTicks());
    }

    @Test
    void shouldPassOnWhatThePolicyThrows() {
        WindowSequence broken = new WindowSequence(
                new TenTicks() {
                    @Override
                    public long horizonTicks(long startTicks, long reachTicks) {
                        throw new IllegalStateException("no horizon");
                    }
                },
                END);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> broken.plan(1, 2, NO_MARK));
        assertEquals("no horizon", e.getMessage());
    }

    @Test
    void shouldGoPastNoMark() {
        windows.plan(12, Frames.NONE, 15);
        assertEquals(15, windows.horizonTicks());
        windows.plan(16, Frames.NONE, NO_MARK);
        assertEquals(26, windows.horizonTicks());
    }

    @Test
    void shouldEndForGoodWhereAllEventsBeforeItAreHandled() {
        plan(12);
        executed();
        windows.endAt(20);
        windows.plan(25, Frames.NONE, NO_MARK);
        assertTrue(windows.isOver());
        assertFalse(windows.endsEarly());
        assertEquals(20, windows.reachedTicks());
    }

    @Test
    void shouldEndForGoodEvenIfItWasAboutToBeStopped() {
        plan(12);
        executed();
        windows.plan(14, 90, NO_MARK);
        windows.endEarly(18);
        windows.endAt(20);
        windows.plan(25, Frames.NONE, NO_MARK);
        assertFalse(windows.endsEarly());
        assertEquals(20, windows.reachedTicks());
    }

    @Test
    void shouldKnowNoEndAfterTheEnd() {
        windows.endAt(Long.MAX_VALUE);
        plan(94);
        assertEquals(END, windows.horizonTicks());
    }
}
