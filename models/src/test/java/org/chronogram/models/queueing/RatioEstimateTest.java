package org.chronogram.models.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatioEstimateTest {
    @Test
    void shouldBeTheStudentIntervalWhenAllDenominatorsAreEqualAndBatchesVaryFreely() {
        RatioEstimate estimate = RatioEstimate.of(new double[] {2, 6, 4}, new double[] {2, 2, 2});
        assertEquals(2, estimate.value(), 1e-12);
        assertEquals(4.302652729696 * 1 / Math.sqrt(3), estimate.halfWidth(), 1e-9);
    }

    /** Residuals -1, -1, 1, 1 have a correlation of 1/4 at lag one, so the variance is 5/3 of that of free batches. */
    @Test
    void shouldBeWiderWhenNeighbouringBatchesAreAlike() {
        RatioEstimate estimate = RatioEstimate.of(new double[] {1, 1, 3, 3}, new double[] {1, 1, 1, 1});
        assertEquals(3.182446305284 * Math.sqrt(4.0 / 3 / 4 * 5 / 3), estimate.halfWidth(), 1e-9);
    }

    /** Residuals of ten minus ones and ten ones have 17/20 at lag one, of which 0.8 counts: nine times the variance. */
    @Test
    void shouldNotTrustACorrelationAboveTheBound() {
        double[] numerators = new double[20];
        double[] denominators = new double[20];
        Arrays.fill(denominators, 1);
        Arrays.fill(numerators, 0, 10, 2);
        double free = 2.093024054408 * Math.sqrt(20.0 / 19 / 20);
        assertEquals(3 * free, RatioEstimate.of(numerators, denominators).halfWidth(), 1e-9);
    }

    @Test
    void shouldWeighBatchesByTheirDenominators() {
        RatioEstimate estimate = RatioEstimate.of(new double[] {10, 2}, new double[] {5, 1});
        assertEquals(2, estimate.value(), 1e-12);
        assertEquals(0, estimate.halfWidth(), 1e-12);
    }

    /** Batches of which each is alike its neighbour to 0.2: taken as free they cover the truth in 89 of 100 series, with their correlation in 93. */
    @Test
    void shouldCoverTheTruthWhereBatchesAreAlike() {
        Random random = new Random(1);
        int series = 4000;
        double[] ones = new double[20];
        Arrays.fill(ones, 1);
        int covered = 0;
        for (int i = 0; i < series; i++) {
            RatioEstimate estimate = RatioEstimate.of(autoregressive(0.2, random), ones);
            covered += Math.abs(estimate.value() - 10) <= estimate.halfWidth() ? 1 : 0;
        }
        assertEquals(0.935, (double) covered / series, 0.015);
    }

    private static double[] autoregressive(double correlation, Random random) {
        double[] values = new double[20];
        double deviation = random.nextGaussian();
        for (int i = 0; i < values.length; i++) {
            values[i] = 10 + deviation;
            deviation = correlation * deviation + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return values;
    }

    @Test
    void shouldHaveNoBoundForASingleBatch() {
        assertEquals(
                Double.POSITIVE_INFINITY,
                RatioEstimate.of(new double[] {3}, new double[] {1}).halfWidth());
    }
}
