package org.chronogram.models.toolkit;

/**
 * How many renewals a population makes. For the number N of renewals of one process before T it holds that T/μ - 1 <=
 * E[N] <= T/μ + σ²/μ² (the lower bound is Wald's identity, the upper one G. Lorden, "On Excess over the Boundary", Annals
 * of Mathematical Statistics 41, 1970), and Var[N] is about Tσ²/μ³ (D. R. Cox, Renewal Theory, 1962, section 4.5). Six
 * standard deviations are added on both sides.
 *
 * @param population number of independent processes.
 * @param renewals time over mean interval, T/μ.
 * @param squaredVariation squared coefficient of variation of an interval, σ²/μ².
 * @param varianceOfRenewals variance of T/μ, where processes begin at times of their own; renewals is the mean then.
 */
public record RenewalBounds(long population, double renewals, double squaredVariation, double varianceOfRenewals) {
    private static final double STANDARD_DEVIATIONS = 6;

    /**
     * Makes the bounds of processes that begin at one time.
     *
     * @param population number of independent processes.
     * @param renewals time over mean interval, T/μ.
     * @param squaredVariation squared coefficient of variation of an interval, σ²/μ².
     */
    public RenewalBounds(long population, double renewals, double squaredVariation) {
        this(population, renewals, squaredVariation, 0);
    }

    /**
     * Returns the smallest number of renewals to expect.
     *
     * @return a whole number, at least 0.
     */
    public double fewest() {
        return Math.max(0, Math.ceil(population * (renewals - 1) - tolerance()));
    }

    /**
     * Returns the largest number of renewals to expect.
     *
     * @return a whole number.
     */
    public double most() {
        return Math.floor(population * (renewals + squaredVariation) + tolerance());
    }

    private double tolerance() {
        return STANDARD_DEVIATIONS * Math.sqrt(population * (renewals * squaredVariation + 1 + varianceOfRenewals));
    }
}
