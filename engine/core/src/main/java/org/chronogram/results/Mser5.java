package org.chronogram.results;

import java.util.OptionalInt;

/**
 * Finds where the initial transient of a series ends, by the marginal standard error rule MSER-5: the values are averaged in
 * groups of five, and so many groups are left out that the standard error of the mean of the rest is smallest.
 *
 * <p>Source: K. P. White, M. J. Cobb, S. C. Spratt, A comparison of five steady-state truncation heuristics for simulation,
 * Winter Simulation Conference 2000.
 */
final class Mser5 {
    private static final int GROUP = 5;

    /** In fewer groups nothing can be told from chance. */
    private static final int LEAST_GROUPS = 20;

    private Mser5() {}

    /**
     * Returns how many values at the start belong to the transient.
     *
     * @param values a series in the order of time, at equal distances.
     * @return the number; empty when the series is too short, or when half of it would be left out, the most that is looked
     *     at: it has not settled then.
     */
    static OptionalInt transientLength(double[] values) {
        double[] means = groupMeans(values);
        int best = best(means);
        boolean settled = means.length >= LEAST_GROUPS && best < means.length / 2;
        return settled ? OptionalInt.of(GROUP * best) : OptionalInt.empty();
    }

    private static double[] groupMeans(double[] values) {
        double[] means = new double[values.length / GROUP];
        for (int group = 0; group < means.length; group++) {
            double sum = 0;
            for (int i = 0; i < GROUP; i++) {
                sum += values[GROUP * group + i];
            }
            means[group] = sum / GROUP;
        }
        return means;
    }

    /** Goes from the end to the start, so that mean and squares of what is kept follow from those of one group less. */
    private static int best(double[] means) {
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double mean = 0;
        double squares = 0;
        for (int first = means.length - 1; first >= 0; first--) {
            int kept = means.length - first;
            double difference = means[first] - mean;
            mean += difference / kept;
            squares += difference * (means[first] - mean);
            double standardError = squares / ((double) kept * kept);
            // A few groups at the end have a small error by chance.
            if (first <= means.length / 2 && standardError <= smallest) {
                smallest = standardError;
                best = first;
            }
        }
        return best;
    }
}
