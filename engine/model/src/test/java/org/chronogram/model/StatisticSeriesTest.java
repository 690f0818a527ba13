package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
                .between(new SeriesRange(first + 1, last, first < 0, begin, end))
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
        StatisticSeries.Interval interval = one.series().between(new SeriesRange(1, 1, false, 10, 20));
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

    private static void assertIntervals(StatisticSeries series, List<ValueHistogram> expected, String message) {
        for (int i = 0; i < expected.size(); i++) {
            Map<String, Number> figures = new LinkedHashMap<>(expected.get(i).summary(1));
            figures.keySet().removeAll(List.of("min", "max"));
            assertEquals(
                    figures,
                    series.between(new SeriesRange(i, i, i == 0, 0, 1))
                            .figures()
                            .get("hops"),
                    message + " interval=" + i);
        }
    }

    /** Samples follow each other after few and after many values, and are read from bytes now and then. */
    @Test
    void shouldKeepTheValuesOfEachIntervalOnAnyLayout() {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            List<StatisticSet> partitions =
                    new ArrayList<>(List.of(new Partition().statistics, new Partition().statistics));
            List<ValueHistogram> expected = new ArrayList<>();
            for (int interval = 0; interval < 10; interval++) {
                expected.add(new ValueHistogram("hops", "", 1));
                for (int turn = 0; turn < 2; turn++) {
                    int values = random.nextInt(random.nextBoolean() ? 20 : 10_000);
                    for (int i = 0; i < values; i++) {
                        long value = random.nextLong() >>> (1 + random.nextInt(62));
                        expected.get(interval).record(value);
                        partitions
                                .get(random.nextInt(partitions.size()))
                                .histogram("hops")
                                .record(value);
                    }
                    if (random.nextInt(3) == 0) {
                        partitions.replaceAll(StatisticSeriesTest::readFromBytes);
                    }
                }
                for (StatisticSet partition : partitions) {
                    partition.series().orElseThrow().take(interval, 0, 0);
                }
            }
            StatisticSet all = partitions.get(0).emptyCopy();
            partitions.forEach(partition -> partition.parts().forEachRemaining(all::mergePart));
            assertIntervals(all.series().orElseThrow(), expected, "seed=" + seed);
        }
    }

    private static StatisticSet readFromBytes(StatisticSet statistics) {
        StatisticSet copy = statistics.emptyCopy();
        statistics.parts().forEachRemaining(copy::mergePart);
        return copy;
    }

    @Test
    void shouldSummariseIntervalsTogetherAndForgetTheWarmUp() {
        one.histogram.record(1);
        one.series().take(0, 0, 0);
        one.histogram.record(2);
        one.statistics.restart(15);
        one.histogram.record(3);
        StatisticSet copy = readFromBytes(one.statistics);
        copy.series().orElseThrow().take(1, 0, 0);
        copy.histogram("hops").record(4);
        copy.series().orElseThrow().take(2, 0, 0);
        Map<String, Number> figures = copy.series()
                .orElseThrow()
                .between(new SeriesRange(1, 2, true, 15, 30))
                .figures()
                .get("hops");
        assertEquals(2L, figures.get("count"));
        assertEquals(3.0, figures.get("p50"));
        assertEquals(4.0, figures.get("p99"));
        assertEquals(2, copy.ofWarmUp().histogram("hops").count());
    }
}
