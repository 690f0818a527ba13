package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ValueHistogramTest {
    /** Our length, and the header of HdrHistogram. */
    private static final int HEADER_BYTES = Integer.BYTES + 40;

    private static ValueHistogram histogram() {
        return new ValueHistogram("h", "us", 1000);
    }

    @Test
    void shouldSummarizeNothing() {
        assertEquals(Map.of("count", 0L), histogram().summary(1));
    }

    @Test
    void shouldSummarizeInUnits() {
        ValueHistogram histogram = histogram();
        for (int value = 1; value <= 1000; value++) {
            histogram.record(value);
        }
        assertEquals(
                "{count=1000, min=0.001, p50=0.5, p90=0.9, p99=0.99, p99.9=0.999, max=1.0}",
                histogram.summary(1).toString());
        assertEquals(0.25, histogram.percentile(25));
    }

    @Test
    void shouldKeepThreeDigitsOfAnyMagnitude() {
        for (long value = 1; value > 0; value = value * 3 + 1) {
            ValueHistogram histogram = new ValueHistogram("h", "", 1);
            histogram.record(value);
            assertEquals((double) value, histogram.percentile(50), value * 1e-3, "value=" + value);
        }
    }

    @Test
    void shouldTakeLargestValue() {
        ValueHistogram histogram = new ValueHistogram("h", "", 1);
        histogram.record(0);
        histogram.record(Long.MAX_VALUE);
        assertEquals(2, histogram.count());
        assertEquals((double) Long.MAX_VALUE, histogram.percentile(100), Long.MAX_VALUE * 1e-3);
    }

    @Test
    void shouldRefuseNegativeValue() {
        assertThrows(IndexOutOfBoundsException.class, () -> histogram().record(-1));
    }

    private static List<Long> values(Random random) {
        return Statistics.anyLongs(random, random.nextInt(200)).stream()
                .map(Math::abs)
                .toList();
    }

    @Test
    void shouldMergeInAnyOrderToWhatOneWouldHaveRecorded() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Long> values = values(random);
            ValueHistogram all = Statistics.inOne(histogram(), values, ValueHistogram::record);
            ValueHistogram merged = Statistics.inParts(histogram(), values, ValueHistogram::record, random);
            assertSame(all, merged, "seed=" + seed);
        }
    }

    @Test
    void shouldMergeWhatWasReadFromBytes() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Long> first = values(random);
            List<Long> second = values(random);
            ValueHistogram all = Statistics.inOne(histogram(), first, ValueHistogram::record);
            second.forEach(all::record);
            ValueHistogram merged =
                    Statistics.throughBytes(Statistics.inOne(histogram(), first, ValueHistogram::record));
            merged.mergeFrom(Statistics.throughBytes(Statistics.inOne(histogram(), second, ValueHistogram::record)));
            assertSame(all, merged, "seed=" + seed);
        }
    }

    @Test
    void shouldTakeLargerValuesAfterItWasRead() {
        ValueHistogram copy = Statistics.throughBytes(histogram());
        copy.record(1L << 50);
        assertEquals(1, copy.count());
        assertEquals("us", copy.unit());
    }

    private static void assertSame(ValueHistogram expected, ValueHistogram actual, String message) {
        assertEquals(expected.summary(0), actual.summary(0), message);
        assertArrayEquals(counts(expected), counts(actual), message);
    }

    /** Returns how often each value was recorded, without the header, which says for which values there is room. */
    private static byte[] counts(ValueHistogram histogram) {
        byte[] bytes = Statistics.bytes(histogram);
        return Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
    }
}
