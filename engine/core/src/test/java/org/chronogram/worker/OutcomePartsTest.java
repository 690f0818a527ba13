package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LockStep;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.WorkerMessage;
import org.junit.jupiter.api.Test;

final class OutcomePartsTest {
    private static final int LPS = 70_000;
    private static final int PER_PART = 1 << 15;

    /** Handles as many events as its id modulo 3. */
    private record Few() implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            for (int event = 0; event < context.self() % 3; event++) {
                context.schedule(event, 1);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {}
    }

    private static List<KernelState> partitions() {
        TestModel model = TestModel.of(10, LPS, lp -> new Few());
        return new LockStep(model, ParameterValues.parse(model, Map.of()), 100, 2, 1)
                .run()
                .states();
    }

    private static List<WorkerMessage> parts(StatisticSet statistics, List<KernelState> partitions) {
        List<WorkerMessage> parts = new ArrayList<>();
        new OutcomeParts(7, statistics, partitions).forEachRemaining(parts::add);
        return parts;
    }

    private static long[] events(WorkerMessage part) {
        return ((WorkerMessage.LpEventsPart) part).events();
    }

    @Test
    void shouldReportStatisticsAndThenTheEventsOfTheLpsOfAllPartitions() {
        StatisticSet statistics = new StatisticSet();
        statistics.add(new Counter("hits", "")).add(1);
        List<WorkerMessage> parts = parts(statistics, partitions());
        assertEquals(5, parts.size());
        assertTrue(parts.get(0) instanceof WorkerMessage.StatisticsPart);
        assertEquals(PER_PART, events(parts.get(1)).length);
        long[] all = parts.stream()
                .skip(1)
                .flatMapToLong(part -> LongStream.of(events(part)))
                .toArray();
        assertArrayEquals(LongStream.range(0, LPS).map(lp -> lp % 3).toArray(), all);
        assertTrue(parts.stream().allMatch(part -> part.epoch() == 7));
    }

    @Test
    void shouldReportNothingWhereThereIsNothing() {
        assertFalse(new OutcomeParts(7, new StatisticSet(), List.of()).hasNext());
    }
}
