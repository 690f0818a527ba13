package org.chronogram.models.queueing;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The ratio of two sums over batches, with its confidence interval: the classical ratio estimator, whose interval comes
 * from the residuals x - ratio · y of the batches (A. M. Law, Simulation Modeling and Analysis, 5th edition, 2015,
 * sections 9.5.3 and 11.4; W. G. Cochran, Sampling Techniques, 3rd edition, 1977, section 6.3).
 *
 * <p>Neighbouring batches are not independent: a queue that is long at the end of one is long at the begin of the next.
 * The variance of the sum is therefore taken as (1 + φ) / (1 - φ) of what independent residuals would give, φ being
 * their correlation at lag one (E. K. Lada and J. R. Wilson, "SBatch: A Spaced Batch Means Procedure for Steady-State
 * Simulation Analysis", Journal of Simulation 2(3), 2008). A negative φ, which few batches show by chance, is not used:
 * it would make intervals too short.
 *
 * @param value sum of the numerators over sum of the denominators.
 * @param halfWidth half the width of the confidence interval.
 */
record RatioEstimate(double value, double halfWidth) {
    /** Probability with which the interval holds. */
    static final double CONFIDENCE = 0.95;

    /** Batches that are more alike than this are too short for any correction; it is the bound that SBatch sets. */
    private static final double LARGEST_CORRELATION = 0.8;

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
        double[] residuals = new double[batches];
        Arrays.setAll(residuals, i -> numerators[i] - ratio * denominators[i]);
        double squares = sumOfProducts(residuals, 0);
        double correlation = correlation(residuals, squares);
        double variance = squares / (batches - 1) / batches * (1 + correlation) / (1 - correlation);
        double meanDenominator = sum(denominators) / batches;
        return new RatioEstimate(ratio, quantile(batches - 1) * Math.sqrt(variance) / meanDenominator);
    }

    /** Correlation of neighbouring residuals; that of residuals which are all zero is zero. */
    private static double correlation(double[] residuals, double squares) {
        double found = squares == 0 ? 0 : sumOfProducts(residuals, 1) / squares;
        return Math.max(0, Math.min(LARGEST_CORRELATION, found));
    }

    private static double sumOfProducts(double[] values, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += values[i] * values[i - lag];
        }
        return sum;
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
