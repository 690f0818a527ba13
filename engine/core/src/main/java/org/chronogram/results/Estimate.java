package org.chronogram.results;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean of a result over independent replications, and its confidence interval by Student's t distribution.
 *
 * @param count number of replications that have the result as a finite number.
 * @param mean their mean; NaN where there is none.
 * @param halfWidth half the width of the confidence interval; NaN for fewer than two replications.
 * @param standardDeviation standard deviation of the sample; NaN for fewer than two replications.
 * @param min the smallest.
 * @param max the largest.
 */
public record Estimate(int count, double mean, double halfWidth, double standardDeviation, double min, double max) {
    /** Share of the intervals that hold the true mean. */
    public static final double CONFIDENCE = 0.95;

    /** One value says nothing of how much the values differ. */
    public static final int LEAST_FOR_INTERVAL = 2;

    /**
     * Makes the estimate.
     *
     * @param values the result of each replication; those that are not finite are left out.
     * @return the estimate.
     */
    public static Estimate of(double... values) {
        double[] sample = Arrays.stream(values).filter(Double::isFinite).toArray();
        int count = sample.length;
        double min = Arrays.stream(sample).min().orElse(Double.NaN);
        double max = Arrays.stream(sample).max().orElse(Double.NaN);
        // The sum of equal numbers is rounded, and would make a result that never varies vary.
        double mean = min == max ? min : Arrays.stream(sample).sum() / count;
        double squares = Arrays.stream(sample)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = count < LEAST_FOR_INTERVAL ? Double.NaN : Math.sqrt(squares / (count - 1));
        return new Estimate(
                count,
                mean,
                count < LEAST_FOR_INTERVAL ? Double.NaN : quantile(count) * deviation / Math.sqrt(count),
                deviation,
                min,
                max);
    }

    /** Returns how many standard errors an interval of a sample is wide on each side. */
    static double quantile(int count) {
        return TDistribution.of(count - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    }

    /**
     * Returns the half-width of the interval as a share of the mean.
     *
     * @return the share; infinite where there is no interval, or the mean is 0 and the half-width is not.
     */
    public double relativeHalfWidth() {
        if (Double.isNaN(halfWidth)) {
            return Double.POSITIVE_INFINITY;
        }
        return halfWidth == 0 ? 0 : halfWidth / Math.abs(mean);
    }
}
