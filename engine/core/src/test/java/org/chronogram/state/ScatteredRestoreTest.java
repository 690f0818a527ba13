package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LockStep;
import org.chronogram.kernel.Workloads;
import org.chronogram.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Partitions that own any sets of LPs, and go on with other sets: each takes what its LPs had. */
@Timeout(120)
final class ScatteredRestoreTest extends RestoreFixture {
    @ParameterizedTest
    @CsvSource({
        "INTERLEAVED, 2, BLOCKS, 3",
        "BLOCKS, 3, INTERLEAVED, 2",
        "INTERLEAVED, 2, INTERLEAVED, 3",
        "INTERLEAVED, 3, INTERLEAVED, 3",
        "RANDOM, 4, BLOCKS, 1",
        "BLOCKS, 1, RANDOM, 5",
        "RANDOM, 3, RANDOM, 4",
        "RANDOM, 4, INTERLEAVED, 4"
    })
    void shouldGoOnWithOtherSetsOfLps(Owners before, int partitions, Owners after, int newPartitions) {
        StatefulModel model = new StatefulModel(LPS);
        IntFunction<LockStep> oldRuns = scattered(model, STATEFUL_END_TICKS, LPS, before);
        IntFunction<LockStep> newRuns = scattered(model, STATEFUL_END_TICKS, LPS, after);
        LockStep expected = oldRuns.apply(1).run();
        LockStep run = oldRuns.apply(partitions).start().steps(30);
        assertSame(
                expected,
                MemoryState.of(run).restore(newRuns.apply(newPartitions)).finish());
    }

    /** A partition has more ranges than are written at once, and more LPs than one block of states holds. */
    @Test
    void shouldGoOnWithManyRanges() {
        Model model = Workloads.MANY_LPS.model();
        int lps = runs(model, Workloads.MANY_LPS.endTicks())
                .apply(1)
                .states()
                .get(0)
                .lps()
                .size();
        IntFunction<LockStep> runs = scattered(model, Workloads.MANY_LPS.endTicks(), lps, Owners.RANDOM);
        LockStep run = runs.apply(3).start().steps(2);
        assertTrue(run.states().get(0).lps().rangeCount() > PartitionFormat.LONGEST_PENDING_BLOCK_WORDS);
        assertSame(
                runs.apply(1).run(), MemoryState.of(run).restore(runs.apply(4)).finish());
    }

    /** Each partition finds the same words, events and objects that its LPs had before. */
    @ParameterizedTest
    @EnumSource(Owners.class)
    void shouldRestoreThePartitionsThatWereWritten(Owners owners) {
        IntFunction<LockStep> runs = scattered(new StatefulModel(LPS), STATEFUL_END_TICKS, LPS, owners);
        LockStep written = runs.apply(3).start().uneven().steps(30);
        LockStep restored = runs.apply(3);
        List<RestoredTimes> times = MemoryState.of(written).restoreAll(restored);
        for (int i = 0; i < times.size(); i++) {
            KernelState expected = written.states().get(i);
            KernelState actual = restored.states().get(i);
            assertArrayEquals(expected.lpWords(), actual.lpWords());
            assertEquals(expected.pendingHash(), actual.pendingHash());
            assertEquals(expected.reachedTicks(), actual.reachedTicks());
            assertEquals(
                    OptionalLong.of(MemoryState.FIRST_HORIZON + i), times.get(i).horizonTicks());
            assertSameProcesses(expected, actual);
        }
    }

    private static void assertSameProcesses(KernelState expected, KernelState actual) {
        ProcessComparison comparison = new ProcessComparison(MemoryState.codec(expected), MemoryState.codec(actual));
        for (int index = 0; index < expected.processes().length; index++) {
            assertTrue(comparison.isSame(expected.processes()[index], actual.processes()[index]), "index " + index);
        }
    }

    @Test
    void shouldGoOnFromTheSmallestTimeOfThePartitionsInWhichItsLpsWere() {
        StatefulModel model = new StatefulModel(LPS);
        IntFunction<LockStep> blocks = scattered(model, STATEFUL_END_TICKS, LPS, Owners.BLOCKS);
        LockStep run = blocks.apply(3).start().uneven().steps(30);
        List<Long> reached =
                run.states().stream().map(KernelState::reachedTicks).toList();
        assertTrue(reached.get(0) > reached.get(1) && reached.get(1) > reached.get(2), reached::toString);
        LockStep halves = blocks.apply(2);
        List<RestoredTimes> times = MemoryState.of(run).restoreAll(halves);
        assertEquals(
                List.of(
                        new RestoredTimes(reached.get(1), OptionalLong.empty()),
                        new RestoredTimes(reached.get(2), OptionalLong.empty())),
                times);
        assertSame(blocks.apply(1).run(), halves.finish());
    }

    /** The horizon is that of a set of LPs: a part of the set has another. */
    @Test
    void shouldNotTakeTheHorizonOfALargerSet() {
        IntFunction<LockStep> runs = runs(new StatefulModel(LPS), STATEFUL_END_TICKS);
        LockStep run = runs.apply(1).start().steps(3);
        for (RestoredTimes times : MemoryState.of(run).restoreAll(runs.apply(2))) {
            assertEquals(new RestoredTimes(run.reachedTicks(), OptionalLong.empty()), times);
        }
    }

    /** A source that is read for its statistics alone may be of a partition that has not come as far. */
    @Test
    void shouldTakeTheTotalsOfAPartitionThatIsBehind() {
        IntFunction<LockStep> runs = runs(new StatefulModel(LPS), STATEFUL_END_TICKS);
        LockStep run = runs.apply(3).start().uneven().steps(30);
        KernelState first = runs.apply(3).states().get(0);
        RestoredTimes times = MemoryState.of(run).restore(first, 0, 1);
        assertEquals(run.states().get(0).reachedTicks(), times.reachedTicks());
        assertTrue(times.reachedTicks() > run.states().get(2).reachedTicks(), times::toString);
        assertEquals(run.events(), first.events());
        assertEquals(run.events(), first.statistics().counter("handled").count());
    }

    @Test
    void shouldMergeEachStatisticOnce() {
        StatefulModel model = new StatefulModel(LPS);
        LockStep run = scattered(model, STATEFUL_END_TICKS, LPS, Owners.RANDOM)
                .apply(4)
                .start()
                .steps(30);
        LockStep restored = MemoryState.of(run)
                .restore(scattered(model, STATEFUL_END_TICKS, LPS, Owners.INTERLEAVED)
                        .apply(3));
        assertTrue(run.events() > 100, "events=" + run.events());
        assertEquals(run.events(), restored.events());
        assertEquals(
                run.states().stream()
                        .mapToLong(state -> state.counts().remote())
                        .sum(),
                restored.states().stream()
                        .mapToLong(state -> state.counts().remote())
                        .sum());
        assertEquals(run.events(), restored.statistics().counter("handled").count());
    }
}
