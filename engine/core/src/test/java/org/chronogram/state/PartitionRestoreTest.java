package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chronogram.kernel.AskedStop;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LockStep;
import org.chronogram.kernel.RandomModel;
import org.chronogram.kernel.TestModel;
import org.chronogram.kernel.Workloads;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that go on from state in memory, on other numbers of partitions: they end as if nothing had happened. */
@Timeout(120)
final class PartitionRestoreTest {
    private static final long END_TICKS = 20_000;
    private static final int LPS = 20;
    private static final long STATEFUL_END_TICKS = 10L << 22;

    private static IntFunction<LockStep> runs(Model model, long endTicks) {
        ParameterValues parameters = ParameterValues.parse(model, Map.of());
        return partitions -> new LockStep(model, parameters, endTicks, partitions, 5);
    }

    private static IntFunction<LockStep> random(long lookahead) {
        ParameterValues parameters = RandomModel.parameters(60, 3, lookahead, 0.1);
        return partitions -> new LockStep(new RandomModel(), parameters, END_TICKS, partitions, 5);
    }

    /** Executes some steps on each of the numbers of partitions, with the state written and restored between them. */
    private static LockStep interrupted(IntFunction<LockStep> runs, int steps, int... partitions) {
        LockStep run = runs.apply(partitions[0]).start();
        for (int i = 1; i < partitions.length; i++) {
            run.steps(steps);
            run = MemoryState.of(run).restore(runs.apply(partitions[i]));
        }
        return run.finish();
    }

    /** Runs of partitions that own any LPs: each LP belongs to the partition that the function names. */
    private static IntFunction<LockStep> scattered(Model model, long endTicks, int lps, Owners owners) {
        ParameterValues parameters = ParameterValues.parse(model, Map.of());
        return partitions -> new LockStep(
                model,
                parameters,
                endTicks,
                IntStream.range(0, lps)
                        .map(lp -> owners.of(lp, lps, partitions))
                        .toArray(),
                5);
    }

    /** Ways of dividing the LPs. */
    private enum Owners {
        BLOCKS {
            @Override
            int of(int lp, int lps, int partitions) {
                return (int) ((long) lp * partitions / lps);
            }
        },
        INTERLEAVED {
            @Override
            int of(int lp, int lps, int partitions) {
                return lp % partitions;
            }
        },
        RANDOM {
            @Override
            int of(int lp, int lps, int partitions) {
                return lp < partitions ? lp : new SplittableRandom(lp).nextInt(partitions);
            }
        };

        abstract int of(int lp, int lps, int partitions);
    }

    private static void assertSame(LockStep expected, LockStep actual) {
        assertTrue(expected.events() > 500, "events=" + expected.events());
        assertEquals(expected.events(), actual.events());
        assertEquals(expected.pendingEvents(), actual.pendingEvents());
        assertEquals(Long.toHexString(expected.digest()), Long.toHexString(actual.digest()));
        assertEquals(summary(expected), summary(actual));
    }

    private static String summary(LockStep run) {
        StringBuilder text = new StringBuilder();
        for (Statistic statistic : run.statistics().all()) {
            text.append(statistic.name()).append(statistic.summary(END_TICKS));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,3", "3,2", "2,1", "2,7", "7,2"})
    void shouldGoOnWithAnotherNumberOfPartitions(int before, int after) {
        IntFunction<LockStep> runs = random(RandomModel.DELAY_TICKS);
        assertSame(runs.apply(1).run(), interrupted(runs, 7, before, after));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17, 1000})
    void shouldGoOnWithAnyLookahead(long lookahead) {
        IntFunction<LockStep> runs = random(lookahead);
        int steps = lookahead == 1000 ? 4 : 200;
        assertSame(runs.apply(1).run(), interrupted(runs, steps, 1, 3, 2, 1, 5));
    }

    @ParameterizedTest
    @EnumSource(names = {"TIES", "ONE_TICK", "END_OF_TIME", "BURSTS"})
    void shouldGoOnWithAnyWorkload(Workloads workload) {
        IntFunction<LockStep> runs = runs(workload.model(), workload.endTicks());
        assertSame(runs.apply(1).run(), interrupted(runs, 40, 3, 2, 1, 3));
    }

    /** Without lookahead there is one partition. */
    @Test
    void shouldGoOnWithoutLookahead() {
        IntFunction<LockStep> runs = runs(Workloads.NO_LOOKAHEAD.model(), Workloads.NO_LOOKAHEAD.endTicks());
        assertSame(runs.apply(1).run(), interrupted(runs, 40, 1, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 500})
    void shouldGoOnWithStateOfManyKinds(int steps) {
        IntFunction<LockStep> runs = runs(new StatefulModel(20), 10L << 22);
        assertSame(runs.apply(1).run(), interrupted(runs, steps, 3, 2, 1, 5));
    }

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

    private static MemoryState written() {
        return MemoryState.of(runs(new StatefulModel(LPS), STATEFUL_END_TICKS)
                .apply(3)
                .start()
                .steps(3));
    }

    private static void assertRefused(String expected, List<MemoryState.Partition> partitions) {
        KernelState fresh = runs(new StatefulModel(LPS), STATEFUL_END_TICKS)
                .apply(2)
                .states()
                .get(0);
        DamagedStateException e =
                assertThrows(DamagedStateException.class, () -> new MemoryState(partitions).restore(fresh, 0, 1));
        assertEquals(expected, e.getMessage());
    }

    @Test
    void shouldNoticeThatAnLpIsMissing() {
        List<MemoryState.Partition> partitions = written().partitions();
        assertRefused(
                "memory: LP 7 is in no file; 3 of the 10 LPs of a partition are missing", partitions.subList(0, 1));
        assertRefused(
                "memory: LP 0 is in no file; 10 of the 10 LPs of a partition are missing", partitions.subList(2, 3));
    }

    @Test
    void shouldNoticeThatAnLpIsThereTwice() {
        MemoryState.Partition first = written().partitions().get(0);
        MemoryState.Partition copy = new MemoryState.Partition("copy", first.count(), first.bytes());
        assertRefused("copy: it has LP 0, which partition 0 has too", List.of(first, copy));
    }

    @Test
    void shouldNoticeThatAPartitionHasAnotherNumberOfLps() {
        MemoryState.Partition first = written().partitions().get(0);
        assertRefused(
                "partition 0: it has 7 LPs, expected 8",
                List.of(new MemoryState.Partition(first.name(), 8, first.bytes())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shouldGoOnWithManyLps(int after) {
        IntFunction<LockStep> runs = runs(Workloads.MANY_LPS.model(), Workloads.MANY_LPS.endTicks());
        assertSame(runs.apply(1).run(), interrupted(runs, 2, 3, after));
    }

    /** Counts how often it was restored, which the restored model itself does not know. */
    private record Recounting(Counter times) implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(1, 0);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            context.schedule(1, 0);
        }

        @Override
        public void restored() {
            times.increment();
        }
    }

    @Test
    void shouldRefuseWhatRestoredRecords() {
        IntFunction<LockStep> runs = runs(
                new TestModel(builder -> {
                    Counter restored = builder.counter("restored", "LPs");
                    builder.lookahead(1);
                    builder.logicalProcesses(4, lp -> new Recounting(restored));
                }),
                1_000);
        ModelException e = assertThrows(ModelException.class, () -> interrupted(runs, 5, 2, 1));
        assertEquals(
                "a restored() method of the LPs recorded into restored: a run that goes on from a checkpoint would count"
                        + " that more than once; record in initialize, onEvent or finish",
                e.getMessage());
    }

    @Test
    void shouldKeepWhoHasAskedForTheEndOnce() {
        LockStep run = runs(new StatefulModel(LPS), STATEFUL_END_TICKS)
                .apply(3)
                .start()
                .steps(3);
        AskedStop first = new AskedStop(5, 17, "enough");
        run.states().get(0).restoreStop(new AskedStop(7, 1, "too late"));
        run.states().get(2).restoreStop(first);
        LockStep restored = MemoryState.of(run)
                .restore(runs(new StatefulModel(LPS), STATEFUL_END_TICKS).apply(5));
        List<AskedStop> asked = restored.states().stream()
                .flatMap(state -> state.askedStop().stream())
                .toList();
        assertTrue(asked.contains(first), asked::toString);
        assertTrue(asked.size() <= 2, asked::toString);
    }
}
