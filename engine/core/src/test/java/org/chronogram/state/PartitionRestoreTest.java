package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntFunction;
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
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that go on from state in memory, on other numbers of partitions: they end as if nothing had happened. */
@Timeout(120)
final class PartitionRestoreTest extends RestoreFixture {
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
