package org.chronogram.models.toolkit;

import java.util.Locale;

/**
 * Where the mean of independent values lies: within six standard deviations of the mean of their distribution.
 *
 * @param mean mean of the distribution.
 * @param variance its variance.
 * @param count number of values.
 */
public record MeanBounds(double mean, double variance, long count) {
    private static final double STANDARD_DEVIATIONS = 6;

    /**
     * Tells whether a mean is within the bounds. The mean of no values is.
     *
     * @param found the mean of the values.
     * @return whether it is.
     */
    public boolean hold(double found) {
        return count == 0 || Math.abs(found - mean) <= tolerance();
    }

    /**
     * Compares a mean with the bounds, for the user.
     *
     * @param found the mean of the values.
     * @param what what was measured.
     * @return what was found and what was expected.
     */
    public String comparison(double found, String what) {
        return String.format(
                Locale.ROOT, "mean %s of %d is %.6g, expected %.6g +/- %.2g", what, count, found, mean, tolerance());
    }

    /** A few millionths of the mean are for rounding, where values hardly vary. */
    private double tolerance() {
        return STANDARD_DEVIATIONS * Math.sqrt(variance / Math.max(1, count)) + 1e-6 * Math.abs(mean);
    }
}
