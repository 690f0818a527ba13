package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.RandomModel;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.Statistic;
import org.chronogram.model.StatisticSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepProtocolTest {
    static final long END_TICKS = 30_000;
    private static final long NOTHING_KEPT = 0;
    static final ParameterValues PARAMETERS = RandomModel.parameters(80, 3, RandomModel.DELAY_TICKS, 0.05);

    @ParameterizedTest
    @CsvSource({
        "1, 1, false",
        "1, 2, false",
        "1, 3, false",
        "2, 1, false",
        "2, 1, true",
        "2, 2, false",
        "2, 2, true",
        "3, 1, false",
        "3, 2, true",
        "4, 1, false",
        "4, 2, false",
        "5, 1, true"
    })
    void shouldGiveTheSequentialResult(int workers, int threads, boolean messagingThread) {
        for (long seed = 1; seed <= 3; seed++) {
            SequentialEngine sequential = sequential(seed);
            try (InProcessRun run = new InProcessRun(
                    new RandomModel(), PARAMETERS, END_TICKS, workers, threads, messagingThread, NOTHING_KEPT, seed)) {
                assertSame(sequential, run.run());
            }
        }
    }

    static SequentialEngine sequential(long seed) {
        ModelDeclaration declaration = ModelDeclaration.of(new RandomModel(), PARAMETERS, END_TICKS);
        SequentialEngine engine = new SequentialEngine(declaration, seed, 0, END_TICKS, new ProgressCounters());
        engine.run(() -> false);
        return engine;
    }

    static void assertSame(SequentialEngine sequential, InProcessRun run) {
        assertEquals(sequential.kernel().events(), run.events());
        assertEquals(Long.toHexString(sequential.kernel().digest()), Long.toHexString(run.digest()));
        for (PartitionOutcome outcome : run.outcomes()) {
            assertEquals(sequential.steps(), outcome.completedSteps());
            assertEquals(END_TICKS, outcome.reachedTicks());
        }
        assertEquals(summary(sequential.kernel().statistics()), summary(run.statistics()));
    }

    private static String summary(StatisticSet statistics) {
        StringBuilder text = new StringBuilder();
        for (Statistic statistic : statistics.all()) {
            text.append(statistic.name()).append(statistic.summary(END_TICKS));
        }
        return text.toString();
    }

    @Test
    void shouldStopAllPartitionsAfterTheSameStepWhenOneWorkerIsAskedToStop() {
        try (InProcessRun run =
                new InProcessRun(new RandomModel(), PARAMETERS, Long.MAX_VALUE, 3, 2, false, NOTHING_KEPT, 9)) {
            while (run.partitions().get(0).progress().steps() < 20) {
                run.turn();
            }
            run.raise(1, StepFlags.STOP);
            run.run();
            PartitionOutcome first = run.outcomes().get(0);
            for (PartitionOutcome outcome : run.outcomes()) {
                assertTrue(outcome.stopped());
                assertEquals(first.reachedTicks(), outcome.reachedTicks());
                assertEquals(first.completedSteps(), outcome.completedSteps());
            }
        }
    }
}
