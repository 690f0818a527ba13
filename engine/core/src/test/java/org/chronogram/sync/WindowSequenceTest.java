package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowSequenceTest {
    private static final long END = 100;

    /** A policy under which windows are 10 ticks long, and which writes down the partition that asks. */
    private final List<Integer> asked = new ArrayList<>();

    private final WindowSequence windows = new WindowSequence(this::horizonTicks, 3, END);

    private long horizonTicks(int partition, long[] nextEventTicks) {
        asked.add(partition);
        return WindowSequence.smallest(nextEventTicks) + 10;
    }

    @Test
    void shouldBeginAtTimeZero() {
        assertEquals(0, windows.reachedTicks());
        assertFalse(windows.isOver());
    }

    @Test
    void shouldAskThePolicyHowFarItsPartitionMayGo() {
        windows.plan(new long[] {50, 40, Frames.NONE, 60});
        assertEquals(List.of(3), asked);
        assertEquals(40, windows.startTicks());
        assertEquals(50, windows.horizonTicks());
        assertFalse(windows.isOver());
    }

    @Test
    void shouldReachTheHorizonWhenTheWindowWasExecuted() {
        windows.plan(new long[] {20});
        assertEquals(0, windows.reachedTicks());
        windows.executed();
        assertEquals(30, windows.reachedTicks());
        windows.plan(new long[] {33});
        assertEquals(30, windows.reachedTicks());
    }

    @Test
    void shouldCutOffTheWindowInWhichTheRunEnds() {
        windows.plan(new long[] {95});
        assertEquals(END, windows.horizonTicks());
        assertFalse(windows.isOver());
        windows.executed();
        assertEquals(END, windows.reachedTicks());
    }

    @Test
    void shouldBeOverWhenTheNextEventIsAtTheEndOrLater() {
        windows.plan(new long[] {END - 1});
        assertFalse(windows.isOver());
        windows.plan(new long[] {END});
        assertTrue(windows.isOver());
        windows.plan(new long[] {END + 1, Frames.NONE});
        assertTrue(windows.isOver());
    }

    @Test
    void shouldBeOverWhenNoPartitionHasAnEvent() {
        windows.plan(new long[] {Frames.NONE, Frames.NONE});
        assertTrue(windows.isOver());
        assertEquals(Frames.NONE, windows.startTicks());
    }

    @Test
    void shouldNotAskThePolicyWhenTheRunIsOver() {
        windows.plan(new long[] {Frames.NONE});
        assertEquals(List.of(), asked);
    }

    @Test
    void shouldHaveReachedTheEndWhenTheRunIsOver() {
        windows.plan(new long[] {20});
        windows.executed();
        windows.plan(new long[] {Frames.NONE});
        assertEquals(END, windows.reachedTicks());
    }

    @Test
    void shouldGoOnWithoutAnEndOfTheRun() {
        WindowSequence endless = new WindowSequence(this::horizonTicks, 0, Long.MAX_VALUE);
        endless.plan(new long[] {Long.MAX_VALUE - 11});
        assertFalse(endless.isOver());
        assertEquals(Long.MAX_VALUE - 1, endless.horizonTicks());
        endless.plan(new long[] {Frames.NONE});
        assertTrue(endless.isOver());
    }

    @Test
    void shouldResumeWhereTheRunStood() {
        windows.resume(new StepPosition(7, 30, 42, StepPosition.NO_HORIZON), 4);
        assertEquals(30, windows.reachedTicks());
        assertEquals(42, windows.startTicks());
        assertEquals(52, windows.horizonTicks());
    }

    @Test
    void shouldResumeWithTheWindowThatWasPlanned() {
        windows.resume(new StepPosition(7, 30, 42, 67), 4);
        assertEquals(42, windows.startTicks());
        assertEquals(67, windows.horizonTicks());
        windows.executed();
        assertEquals(67, windows.reachedTicks());
    }

    @Test
    void shouldNotGoBackBehindTheTimeThatItHasReached() {
        windows.resume(new StepPosition(7, 60, 42, StepPosition.NO_HORIZON), 4);
        assertEquals(52, windows.horizonTicks());
        windows.executed();
        assertEquals(60, windows.reachedTicks());
    }

    @Test
    void shouldTellThePolicyOfEveryPartitionWhenItResumes() {
        long[][] told = new long[1][];
        WindowSequence resumed = new WindowSequence(
                (partition, nextEventTicks) -> {
                    told[0] = nextEventTicks.clone();
                    return 60;
                },
                0,
                END);
        resumed.resume(new StepPosition(7, 30, 42, StepPosition.NO_HORIZON), 3);
        assertArrayEquals(new long[] {42, 42, 42}, told[0]);
    }

    @Test
    void shouldResumeARunThatWasOver() {
        windows.resume(new StepPosition(7, 90, 120, StepPosition.NO_HORIZON), 2);
        assertTrue(windows.isOver());
        assertEquals(END, windows.reachedTicks());
    }

    @Test
    void shouldFindTheSmallestTime() {
        assertEquals(3, WindowSequence.smallest(new long[] {7, 3, 5}));
        assertEquals(Frames.NONE, WindowSequence.smallest(new long[0]));
    }

    @Test
    void shouldPassOnWhatThePolicyThrows() {
        WindowSequence broken = new WindowSequence(
                (partition, nextEventTicks) -> {
                    throw new IllegalStateException("no horizon");
                },
                0,
                END);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> broken.plan(new long[] {1}));
        assertEquals("no horizon", e.getMessage());
    }
}
