package org.chronogram.models.outbreak;

import java.util.Optional;

/**
 * How many people of a large mixed population an epidemic has infected when it is over, the first cases among them: the share
 * f solves 1 - f = (1 - c) exp(-R f) for a share c of first cases, and is normal around it (T. Sellke, "On the Asymptotic
 * Distribution of the Size of a Stochastic Epidemic", Journal of Applied Probability 20, 1983). This holds where theory allows
 * no outbreak that ends by chance, as there are enough first cases.
 *
 * @param share expected share of the people who were infected.
 * @param tolerance six standard deviations, and what theory neglects.
 */
record FinalSize(double share, double tolerance) {
    private static final double STANDARD_DEVIATIONS = 6;
    private static final double LARGEST_TOLERANCE = 0.1;
    private static final double FEWEST_PEOPLE_OF_LOCATION = 10;
    private static final int ITERATIONS = 2_000;

    /** An outbreak that ends by chance has at most the probability exp(-20). */
    private static final double CERTAINTY = 20;

    /** Time in which travellers forget where they were, over the time for which people are ill. */
    private static final double SLOWEST_MIXING = 0.1;

    /**
     * A number of populations that are alike.
     *
     * @param people people of each.
     * @param cases of these, the ones infected at the start.
     * @param number how many populations there are.
     * @param present people at a location on average.
     * @param mixing time in which travellers forget where they were, over the time for which people are ill.
     */
    record Population(long people, long cases, int number, double present, double mixing) {}

    /**
     * Returns the final size, where it is known closely enough.
     *
     * @param alone how many people an ill person infects, if all of a location are others.
     * @param population who meets whom.
     */
    static Optional<FinalSize> of(Pressure alone, Population population) {
        // One of the people at a location is whoever is to be infected there.
        Pressure pressure = alone.times(1 - 1 / population.present());
        double certainty = -population.cases() * Math.log(pressure.extinction());
        if (population.mixing() > SLOWEST_MIXING
                || population.present() < FEWEST_PEOPLE_OF_LOCATION
                || certainty < CERTAINTY + Math.log(population.number())
                || population.cases() == population.people()) {
            return Optional.empty();
        }
        FinalSize size = of(pressure, (double) population.cases() / population.people(), population);
        return Optional.of(size).filter(known -> known.tolerance() < LARGEST_TOLERANCE);
    }

    private static FinalSize of(Pressure pressure, double cases, Population population) {
        double mean = pressure.mean();
        double share = 1;
        for (int i = 0; i < ITERATIONS; i++) {
            share = 1 - (1 - cases) * Math.exp(-mean * share);
        }
        double left = 1 - share;
        double damping = 1 - left * mean;
        double ofThresholds = left * (1 - left / (1 - cases));
        double ofPressures = left * left * pressure.variance() * share;
        double variance = (ofThresholds + ofPressures) / (damping * damping) / population.people();
        double deviation = Math.sqrt(variance / population.number());
        double ofMixing = population.mixing() * left * mean * share / damping;
        return new FinalSize(share, STANDARD_DEVIATIONS * (deviation + variance) + ofMixing);
    }
}
