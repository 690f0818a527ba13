package org.chronogram.models.outbreak;

/**
 * How many people an ill person infects in all where all others are susceptible: a Poisson number, the mean of which is random,
 * as the times in the stages are. Here is that random mean.
 *
 * @param incubating its mean from the incubating stage, an exponential time.
 * @param infectious its mean from the infectious stage, for those with symptoms.
 * @param silent its mean from the asymptomatic stage, for those without.
 * @param asymptomatic share of those without symptoms.
 */
record Pressure(double incubating, double infectious, double silent, double asymptomatic) {
    private static final int ITERATIONS = 2_000;

    Pressure times(double factor) {
        return new Pressure(factor * incubating, factor * infectious, factor * silent, asymptomatic);
    }

    /** The basic reproduction number. */
    double mean() {
        return incubating + ofSymptoms();
    }

    private double ofSymptoms() {
        return (1 - asymptomatic) * infectious + asymptomatic * silent;
    }

    double variance() {
        double squares = 2 * ((1 - asymptomatic) * infectious * infectious + asymptomatic * silent * silent);
        return incubating * incubating + squares - ofSymptoms() * ofSymptoms();
    }

    /** Probability that the outbreak from one case ends by chance, as a branching process; 1 where the mean is at most 1. */
    double extinction() {
        double probability = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            double infected = 1 - probability;
            double last = (1 - asymptomatic) / (1 + infectious * infected) + asymptomatic / (1 + silent * infected);
            probability = last / (1 + incubating * infected);
        }
        return probability;
    }
}
