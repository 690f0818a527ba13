package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.IntFunction;
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
}
