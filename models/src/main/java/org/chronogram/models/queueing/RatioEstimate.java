package org.chronogram.models.queueing;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The ratio of two sums over batches, with its confidence interval: the classical ratio estimator, whose interval comes
 * from the residuals x - ratio · y of the batches (A. M. Law, Simulation Modeling and Analysis, 5th edition, 2015,
 * sections 9.5.3 and 11.4; W. G. Cochran, Sampling Techniques, 3rd edition, 1977, section 6.3).
 *
 * @param value sum of the numerators over sum of the denominators.
 * @param halfWidth half the width of the confidence interval.
 */
record RatioEstimate(double value, double halfWidth) {
    /** Probability with which the interval holds. */
    static final double CONFIDENCE = 0.95;

    /**
     * Estimates a ratio.
     *
     * @param numerators one value per batch.
     * @param denominators one value per batch, as many, not all zero.
     * @return the estimate; its interval is infinite for a single batch.
     */
    static RatioEstimate of(double[] numerators, double[] denominators) {
        double ratio = sum(numerators) / sum(denominators);
        int batches = numerators.length;
        if (batches < 2) {
            return new RatioEstimate(ratio, Double.POSITIVE_INFINITY);
        }
        double squares = 0;
        for (int i = 0; i < batches; i++) {
            double residual = numerators[i] - ratio * denominators[i];
            squares += residual * residual;
        }
        double meanDenominator = sum(denominators) / batches;
        double standardError = Math.sqrt(squares / (batches - 1) / batches) / meanDenominator;
        return new RatioEstimate(ratio, quantile(batches - 1) * standardError);
    }

    /** The two-sided quantile of Student's t distribution. */
    private static double quantile(int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
