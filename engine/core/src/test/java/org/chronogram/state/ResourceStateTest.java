package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.chronogram.kernel.LockStep;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers, queues and stores are part of the state of their LPs. */
final class ResourceStateTest {
    private static final long END = 20_000;

    private static LockStep run(int partitions) {
        WorkshopModel model = new WorkshopModel(7);
        return new LockStep(model, ParameterValues.parse(model, Map.of()), END, partitions, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldGoOnAsIfNothingHadHappened(int partitions) {
        LockStep whole = run(partitions).run();
        LockStep first = run(partitions).start().steps(60);
        LockStep restored = MemoryState.of(first).restore(run(partitions)).finish();
        assertTrue(first.events() > 500 && first.events() < whole.events() / 2, "events=" + first.events());
        assertEquals(whole.digest(), restored.digest());
        assertEquals(whole.events(), restored.events());
        assertSame(whole.statistics(), restored.statistics());
    }

    private static void assertSame(StatisticSet expected, StatisticSet found) {
        expected.all()
                .forEach(statistic -> assertEquals(
                        statistic.summary(END),
                        found.find(statistic.name()).orElseThrow().summary(END),
                        statistic.name()));
        assertTrue(expected.tally("server.wait").mean() > 1e-9, "jobs have waited");
        assertTrue(expected.tally("parts.wait").mean() > 1e-9, "takers have waited");
    }
}
