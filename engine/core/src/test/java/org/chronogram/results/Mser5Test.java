package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class Mser5Test {
    private static final int VALUES = 1_000;

    private static double[] series(int length, IntToDoubleFunction mean) {
        Random random = new Random(1);
        return IntStream.range(0, length)
                .mapToDouble(i -> mean.applyAsDouble(i) + random.nextGaussian())
                .toArray();
    }

    private static int found(IntToDoubleFunction mean) {
        return Mser5.transientLength(series(VALUES, mean)).orElseThrow();
    }

    @Test
    void shouldLeaveOutLittleOfASteadySeries() {
        assertTrue(found(i -> 10) <= 100, () -> "left out " + found(i -> 10));
        assertEquals(OptionalInt.of(0), Mser5.transientLength(new double[VALUES]));
    }

    /** The transient falls to a standard deviation after 230 values. */
    @Test
    void shouldLeaveOutTheTransient() {
        int length = found(i -> 10 - 10 * Math.exp(-i / 100.0));
        assertTrue(length >= 150 && length <= 350, "left out " + length);
        int step = found(i -> i < 200 ? 0 : 20);
        assertEquals(200, step);
    }

    @Test
    void shouldFindNoSteadyStateInATrend() {
        assertEquals(OptionalInt.empty(), Mser5.transientLength(series(VALUES, i -> i * 0.1)));
    }

    @Test
    void shouldTellNothingFromFewValues() {
        assertEquals(OptionalInt.empty(), Mser5.transientLength(series(99, i -> 10)));
        assertEquals(OptionalInt.of(0), Mser5.transientLength(new double[100]));
    }
}
