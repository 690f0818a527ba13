package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TallyTest {
    private static final MathContext EXACT = new MathContext(200);

    private static Tally tally(long... values) {
        Tally tally = new Tally("t", "s", 1);
        for (long value : values) {
            tally.record(value);
        }
        return tally;
    }

    @Test
    void shouldHaveNoMeanWhenNothingWasRecorded() {
        Tally empty = tally();
        assertEquals(0, empty.count());
        assertEquals(Double.NaN, empty.mean());
        assertEquals(Double.NaN, empty.standardDeviation());
        assertEquals(Map.of("count", 0L), empty.summary(1));
    }

    @Test
    void shouldHaveNoStandardDeviationForOneValue() {
        assertEquals(Double.NaN, tally(7).standardDeviation());
        assertEquals(
                "{count=1, mean=7.0, min=7.0, max=7.0}", tally(7).summary(1).toString());
    }

    @Test
    void shouldSummarizeInUnits() {
        Tally tally = new Tally("wait", "us", 1000);
        tally.record(1500);
        tally.record(2500);
        assertEquals(
                "{count=2, mean=2.0, min=1.5, max=2.5, standardDeviation=" + Math.sqrt(0.5e6) / 1000 + "}",
                tally.summary(1).toString());
    }

    @Test
    void shouldHaveExactMomentsWhereDoublesWouldCancel() {
        long base = 1L << 60;
        Tally tally = tally(base + 1, base + 2, base + 3);
        assertEquals((double) (base + 2), tally.mean());
        assertEquals(1.0, tally.standardDeviation());
    }

    @Test
    void shouldAgreeWithDecimalArithmetic() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Long> values = Statistics.anyLongs(random, 2 + random.nextInt(50));
            Tally tally = Statistics.inOne(tally(), values, Tally::record);
            BigDecimal n = BigDecimal.valueOf(values.size());
            BigDecimal mean = values.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
            mean = mean.divide(n, EXACT);
            BigDecimal squares = BigDecimal.ZERO;
            for (long value : values) {
                squares = squares.add(BigDecimal.valueOf(value).subtract(mean).pow(2));
            }
            double deviation =
                    Math.sqrt(squares.divide(n.subtract(BigDecimal.ONE), EXACT).doubleValue());
            assertEquals(mean.doubleValue(), tally.mean(), "seed=" + seed);
            assertEquals(deviation, tally.standardDeviation(), deviation * 1e-15, "seed=" + seed);
        }
    }

    @Test
    void shouldMergeInAnyOrderToWhatOneWouldHaveRecorded() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Long> values = Statistics.anyLongs(random, random.nextInt(60));
            Tally all = Statistics.inOne(tally(), values, Tally::record);
            Tally merged = Statistics.inParts(tally(), values, Tally::record, random);
            assertArrayEquals(Statistics.bytes(all), Statistics.bytes(merged), "seed=" + seed);
            assertEquals(all.summary(0), merged.summary(0), "seed=" + seed);
        }
    }

    @Test
    void shouldReadWhatItWrote() {
        Tally tally = tally(-5, Long.MAX_VALUE, 3);
        Tally copy = Statistics.throughBytes(tally);
        assertEquals(tally.summary(0), copy.summary(0));
        assertArrayEquals(Statistics.bytes(tally), Statistics.bytes(copy));
        copy.record(4);
        assertEquals(4, copy.count());
    }

    @Test
    void shouldRefuseSumOfSquaresBeyond128Bits() {
        Tally tally = tally(Long.MIN_VALUE);
        assertThrows(ArithmeticException.class, () -> tally.record(Long.MIN_VALUE));
    }
}
