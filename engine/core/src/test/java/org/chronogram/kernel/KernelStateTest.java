package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KernelStateTest {
    private static final long REACHED = 5_000;

    private static LockStep lockStep(int partitions) {
        return new LockStep(new RandomModel(), RandomModel.parameters(30, 2, 1000, 0), 20_000, partitions, 3);
    }

    private static KernelState fresh() {
        KernelState state = lockStep(3).states().get(1);
        state.restorePosition(REACHED, REACHED, KernelCounts.NONE);
        return state;
    }

    private static List<Long> pendingTimes(KernelState state) {
        List<Long> times = new ArrayList<>();
        state.forEachPending((words, offset, lengthWords) -> {
            for (int at = offset; at < offset + lengthWords; at += EventLayout.lengthWords(words, at)) {
                times.add(EventLayout.time(words, at));
            }
        });
        return times;
    }

    @Test
    void shouldHandOutAllPendingEvents() {
        LockStep run = lockStep(3).start().steps(4);
        long pending = 0;
        for (KernelState state : run.states()) {
            List<Long> times = pendingTimes(state);
            assertTrue(times.stream().allMatch(time -> time >= run.reachedTicks()), times::toString);
            pending += times.size();
        }
        assertEquals(run.pendingEvents(), pending);
    }

    @Test
    void shouldTellWhatAPartitionOwns() {
        KernelState state = fresh();
        assertEquals(LpRanges.block(10, 10), state.lps());
        assertEquals(10, state.processes().length);
        assertEquals(10 * KernelState.WORDS_PER_LP, state.lpWords().length);
    }

    @Test
    void shouldRestorePositionAndCounts() {
        KernelState state = fresh();
        state.restorePosition(REACHED, REACHED, new KernelCounts(77, 0, 33));
        assertEquals(77, state.events());
        assertEquals(33, state.counts().remote());
        assertEquals(REACHED, state.reachedTicks());
    }

    @Test
    void shouldRestoreOnlyTheEventsOfItsOwnLps() {
        KernelState state = fresh();
        for (int target : new int[] {9, 10, 19, 20}) {
            long[] record = Records.of(REACHED + target, 1, 0, target, 1, 16);
            assertEquals(record.length, state.restorePending(record, 0, record.length));
        }
        assertEquals(
                List.of(REACHED + 10, REACHED + 19),
                pendingTimes(state).stream().sorted().toList());
    }

    @Test
    void shouldRestoreEventsOfTheFarFuture() {
        KernelState state = fresh();
        long[] record = Records.of(Long.MAX_VALUE - 1, 1, 0, 12, 1, 0);
        assertEquals(record.length, state.restorePending(record, 0, record.length));
        assertEquals(List.of(Long.MAX_VALUE - 1), pendingTimes(state));
    }

    @Test
    void shouldNotTakeWhatIsNoRecord() {
        KernelState state = fresh();
        long[] record = Records.of(REACHED, 1, 0, 12, 1, 16);
        for (int available = 0; available < record.length; available++) {
            assertEquals(0, state.restorePending(record, 0, available));
        }
        long[] past = Records.of(REACHED - 1, 1, 0, 12, 1, 0);
        assertEquals(0, state.restorePending(past, 0, past.length));
        int tooLongBytes = (EventLayout.LONGEST_RECORD_WORDS - 2) * Long.BYTES;
        long[] tooLong = Records.of(REACHED, 0, 0, 12, 1, tooLongBytes);
        assertEquals(0, state.restorePending(tooLong, 0, tooLong.length));
        assertEquals(List.of(), pendingTimes(state));
    }
}
