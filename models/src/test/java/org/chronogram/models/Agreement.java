package org.chronogram.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;

/** Independent runs of a model whose means are compared with theory. */
public final class Agreement {
    private static final int SEEDS = 20;

    /** A correct model misses the interval with this probability for each value; the seeds are fixed, so the outcome is too. */
    private static final double MISS = 0.002;

    private final List<SimulationResult> runs;

    private Agreement(List<SimulationResult> runs) {
        this.runs = runs;
    }

    /**
     * Runs a simulation with seeds 1 to 20.
     *
     * @param simulation the simulation.
     * @return its results, of which no check failed.
     */
    public static Agreement of(Simulation simulation) {
        List<SimulationResult> runs = IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> simulation.seed(seed).run())
                .toList();
        runs.forEach(run -> assertEquals(List.of(), run.failedChecks()));
        return new Agreement(runs);
    }

    /**
     * Requires that a result agrees with the one named {@code .theory}.
     *
     * @param name name of the result.
     */
    public void requireTheoryOf(String name) {
        requireTheoryOf(name, name + ".theory");
    }

    /**
     * Requires that a result agrees with another one.
     *
     * @param name name of the result.
     * @param nameOfTheory name of the one that is computed.
     */
    public void requireTheoryOf(String name, String nameOfTheory) {
        double theory = runs.get(0).value(nameOfTheory);
        double[] values = runs.stream().mapToDouble(run -> run.value(name)).toArray();
        double mean = IntStream.range(0, SEEDS).mapToDouble(i -> values[i]).sum() / SEEDS;
        double squares = IntStream.range(0, SEEDS)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
        double quantile = TDistribution.of(SEEDS - 1).inverseSurvivalProbability(MISS / 2);
        double halfWidth = quantile * Math.sqrt(squares / (SEEDS - 1) / SEEDS);
        Supplier<String> message = () -> name + " of " + SEEDS + " runs is " + mean + " +/- " + halfWidth;
        assertEquals(theory, mean, halfWidth, message);
        assertTrue(halfWidth < 0.1 * Math.abs(theory), () -> message.get() + ": too wide to say anything");
    }
}
