package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EstimateTest {
    /** The values of printed tables of Student's t distribution, two-sided 95 %. */
    @ParameterizedTest
    @CsvSource({"2, 12.706", "3, 4.303", "5, 2.776", "10, 2.262", "31, 2.042", "121, 1.980"})
    void shouldUseStudentsT(int count, double quantile) {
        assertEquals(quantile, Estimate.quantile(count), 0.0005);
    }

    @Test
    void shouldEstimateAKnownSample() {
        Estimate estimate = Estimate.of(2, 4, 4, 4, 5, 5, 7, 9);
        assertEquals(8, estimate.count());
        assertEquals(5, estimate.mean(), 1e-12);
        assertEquals(Math.sqrt(32.0 / 7), estimate.standardDeviation(), 1e-12);
        assertEquals(2.364624 * Math.sqrt(32.0 / 7 / 8), estimate.halfWidth(), 1e-6);
        assertEquals(2, estimate.min());
        assertEquals(9, estimate.max());
        assertEquals(estimate.halfWidth() / 5, estimate.relativeHalfWidth(), 1e-12);
    }

    @Test
    void shouldGiveNoIntervalOfOneReplication() {
        Estimate estimate = Estimate.of(3);
        assertEquals(3, estimate.mean());
        assertEquals(Double.NaN, estimate.halfWidth());
        assertEquals(Double.NaN, estimate.standardDeviation());
        assertEquals(Double.POSITIVE_INFINITY, estimate.relativeHalfWidth());
    }

    @Test
    void shouldLeaveOutWhatIsNoNumber() {
        assertEquals(Estimate.of(1, 3), Estimate.of(1, Double.NaN, 3));
        assertEquals(0, Estimate.of(Double.NaN).count());
        assertEquals(0, Estimate.of(0.1, 0.1, 0.1).relativeHalfWidth());
        assertEquals(Double.POSITIVE_INFINITY, Estimate.of(-1, 1).relativeHalfWidth());
    }

    /** Of 4000 intervals, 3800 shall hold the mean, with a standard deviation of 14. */
    @Test
    void shouldHoldTheTrueMeanAsOftenAsItSays() {
        Random random = new Random(1);
        int held = 0;
        for (int i = 0; i < 4_000; i++) {
            double[] sample =
                    random.doubles(5).map(any -> 10 + 2 * random.nextGaussian()).toArray();
            Estimate estimate = Estimate.of(sample);
            held += Math.abs(estimate.mean() - 10) <= estimate.halfWidth() ? 1 : 0;
        }
        assertTrue(Math.abs(held - 3_800) < 60, "held " + held);
    }
}
