package org.chronogram.models.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RatioEstimateTest {
    @Test
    void shouldBeTheStudentIntervalWhenAllDenominatorsAreEqual() {
        RatioEstimate estimate = RatioEstimate.of(new double[] {2, 4, 6}, new double[] {2, 2, 2});
        assertEquals(2, estimate.value(), 1e-12);
        assertEquals(4.302652729696 * 1 / Math.sqrt(3), estimate.halfWidth(), 1e-9);
    }

    @Test
    void shouldWeighBatchesByTheirDenominators() {
        RatioEstimate estimate = RatioEstimate.of(new double[] {10, 2}, new double[] {5, 1});
        assertEquals(2, estimate.value(), 1e-12);
        assertEquals(0, estimate.halfWidth(), 1e-12);
    }

    @Test
    void shouldHaveNoBoundForASingleBatch() {
        assertEquals(
                Double.POSITIVE_INFINITY,
                RatioEstimate.of(new double[] {3}, new double[] {1}).halfWidth());
    }
}
