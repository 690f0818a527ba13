package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatisticSeriesTest {
    private static final int SAMPLES = 100;

    /** The statistics of a partition. */
    private static final class Partition {
        private final StatisticSet statistics = new StatisticSet();
        private final Counter counter = statistics.add(new Counter("lost", "packets"));
        private final Tally tally = statistics.add(new Tally("delay", "s", 10));
        private final TimeWeighted length = statistics.add(new TimeWeighted("length", "packets"));
        private final ValueHistogram histogram = statistics.add(new ValueHistogram("hops", "", 1));
        private final CounterArray row = statistics.add(new CounterArray("row", "", 3));

        Partition() {
            statistics.keepSeries(SAMPLES);
        }

        StatisticSeries series() {
            return statistics.series().orElseThrow();
        }
    }

    private final Partition one = new Partition();

    private static Map<String, Map<String, Number>> between(
            StatisticSet statistics, int first, int last, long begin, long end) {
        return statistics
                .series()
                .orElseThrow()
                .between(first, last, begin, end)
                .figures();
    }

    @Test
    void shouldSummariseWhatWasRecordedBetweenTwoSamples() {
        one.counter.add(5);
        one.tally.record(100);
        one.length.add(0, 4);
        one.histogram.record(3);
        one.series().take(0, 100, -1);
        one.counter.add(2);
        one.tally.record(10);
        one.tally.record(30);
        one.length.add(150, 2);
        one.histogram.record(7);
        one.row.add(1, 1);
        one.series().take(1, 100, -1);
        Map<String, Map<String, Number>> figures = between(one.statistics, 0, 1, 100, 200);
        assertEquals(Map.of("count", 2L), figures.get("lost"));
        assertEquals(Map.of("count", 2L, "mean", 2.0), figures.get("delay"));
        assertEquals(Map.of("mean", 5.0, "last", 6L), figures.get("length"));
        assertEquals(7.0, figures.get("hops").get("p50"));
        assertFalse(figures.containsKey("row"));
        assertEquals(Map.of("count", 5L), between(one.statistics, -1, 0, 0, 100).get("lost"));
    }

    @Test
    void shouldKnowEventsAndDigest() {
        one.series().take(0, 100, 7);
        one.series().take(1, 130, Long.MAX_VALUE);
        Partition other = new Partition();
        other.series().take(0, 5, 0);
        other.series().take(1, 6, Long.MAX_VALUE);
        one.series().mergeFrom(other.series());
        StatisticSeries.Interval interval = one.series().between(0, 1, 10, 20);
        assertEquals(136, interval.events());
        assertEquals(105, one.series().eventsAt(0));
        assertEquals(-2, interval.digest());
    }

    @Test
    void shouldHaveNoMeanWhereNothingWasRecorded() {
        one.series().take(0, 100, -1);
        assertEquals(Map.of("count", 0L), between(one.statistics, -1, 0, 0, 10).get("delay"));
    }

    /** As the parts go from the workers to the master. */
    @Test
    void shouldMergeTheSamplesOfPartitions() {
        Partition other = new Partition();
        one.counter.add(5);
        other.counter.add(20);
        one.tally.record(10);
        other.tally.record(30);
        for (Partition partition : new Partition[] {one, other}) {
            partition.series().take(0, 100, -1);
            partition.series().take(70, 100, -1);
        }
        StatisticSet merged = one.statistics.emptyCopy();
        one.statistics.parts().forEachRemaining(merged::mergePart);
        other.statistics.parts().forEachRemaining(merged::mergePart);
        Map<String, Map<String, Number>> figures = between(merged, -1, 70, 0, 10);
        assertEquals(25L, figures.get("lost").get("count"));
        assertEquals(2.0, figures.get("delay").get("mean"));
        assertEquals(1, merged.series().orElseThrow().taken());
        StatisticSet again = one.statistics.emptyCopy();
        again.mergeFrom(one.statistics);
        again.mergeFrom(other.statistics);
        assertEquals(figures, between(again, -1, 70, 0, 10));
    }

    @Test
    void shouldKeepAValueThatLastsWhenMeasuringBegins() {
        one.length.add(10, 4);
        one.statistics.restart(50);
        assertEquals(4, one.length.value());
        one.length.add(60, 6);
        assertEquals((10 * 4 + 40 * 10) / 50.0, one.length.mean(100));
        one.series().take(0, 100, -1);
        assertEquals(
                one.length.mean(100),
                between(one.statistics, -1, 0, 50, 100).get("length").get("mean"));
        StatisticSet merged = one.statistics.emptyCopy();
        one.statistics.parts().forEachRemaining(merged::mergePart);
        assertEquals(one.length.mean(100), merged.timeWeighted("length").mean(100));
        assertEquals(Double.NaN, one.length.mean(50));
    }

    @Test
    void shouldForgetSamplesThatAreCleared() {
        one.series().take(0, 100, -1);
        one.statistics.clear();
        assertEquals(0, one.series().taken());
    }

    @Test
    void shouldRefuseDamagedSamples() {
        one.counter.add(1);
        one.series().take(0, 100, -1);
        byte[] part = one.statistics.parts().next();
        part[part.length - 1] ^= 1;
        StatisticSet other = new StatisticSet();
        other.keepSeries(SAMPLES);
        assertThrows(IllegalArgumentException.class, () -> other.mergePart(part));
    }
}
