package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.chronogram.model.StatisticSet;
import org.chronogram.model.ValueHistogram;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.StopReason;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.protocol.WorkerMessage.StatisticsPart;
import org.junit.jupiter.api.Test;

final class OutcomeReportTest {
    private static final int EPOCH = 3;
    private static final int STATISTICS = 100;
    private static final int MOST_UNDER_WAY = 4;

    /** So long that a part of the statistics has room for few of them. */
    private static final String NAME = "delay".repeat(6_000);

    private final List<WorkerMessage> sent = new ArrayList<>();
    private final StatisticSet statistics = declared();
    private long taken;
    private final OutcomeReport report =
            new OutcomeReport(sent::add, () -> taken, parts(filled(statistics)), OutcomeReportTest::outcome);

    private static StatisticSet declared() {
        StatisticSet set = new StatisticSet();
        for (int i = 0; i < STATISTICS; i++) {
            set.add(new ValueHistogram(NAME + i, "s", 10));
        }
        return set;
    }

    private static StatisticSet filled(StatisticSet set) {
        for (int i = 0; i < STATISTICS; i++) {
            ValueHistogram histogram = set.histogram(NAME + i);
            for (long value = 1; value < 1L << 40; value *= 2) {
                histogram.record(value + i);
            }
        }
        return set;
    }

    private static WorkerMessage.Outcome outcome(long parts) {
        RunCosts costs = new RunCosts(RunCosts.encode(new Histogram(3)), List.of(), 1, 1, 1, 1, 0);
        return new WorkerMessage.Outcome(
                EPOCH, 10, false, StopReason.NONE, 2, parts, new EventCounts(1, 0, 1, 1, 1), costs);
    }

    private static Iterator<WorkerMessage> parts(StatisticSet set) {
        return new OutcomeParts(EPOCH, set, List.of());
    }

    private static long count(StatisticSet set) {
        long parts = 0;
        for (var all = set.parts(); all.hasNext(); all.next()) {
            parts++;
        }
        return parts;
    }

    private void proceed(long turns) {
        for (long turn = 0; turn < turns; turn++) {
            report.proceed();
        }
    }

    @Test
    void shouldSendNoMoreThanAFewPartsAtATime() {
        long parts = count(statistics);
        assertTrue(parts > MOST_UNDER_WAY, () -> "parts=" + parts);
        proceed(100);
        assertEquals(MOST_UNDER_WAY, sent.size());
        taken = 1;
        proceed(100);
        assertEquals(MOST_UNDER_WAY + 1, sent.size());
    }

    @Test
    void shouldSendTheOutcomeOnceAfterAllParts() {
        long parts = count(statistics);
        for (long turn = 0; turn < 2 * parts; turn++) {
            taken = sent.size();
            report.proceed();
        }
        assertEquals(parts + 1, sent.size());
        WorkerMessage.Outcome last = (WorkerMessage.Outcome) sent.get((int) parts);
        assertEquals(parts, last.parts());
        StatisticSet merged = declared();
        for (WorkerMessage message : sent.subList(0, (int) parts)) {
            assertEquals(EPOCH, message.epoch());
            merged.mergePart(((StatisticsPart) message).bytes());
        }
        for (int i = 0; i < STATISTICS; i++) {
            String name = NAME + i;
            assertEquals(
                    statistics.histogram(name).summary(1),
                    merged.histogram(name).summary(1));
        }
    }

    @Test
    void shouldSendTheOutcomeAtOnceWithoutStatistics() {
        OutcomeReport empty =
                new OutcomeReport(sent::add, () -> 0, parts(new StatisticSet()), OutcomeReportTest::outcome);
        empty.proceed();
        empty.proceed();
        assertEquals(1, sent.size());
        assertEquals(0, ((WorkerMessage.Outcome) sent.get(0)).parts());
    }
}
