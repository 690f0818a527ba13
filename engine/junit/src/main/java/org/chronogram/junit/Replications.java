package org.chronogram.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chronogram.results.Estimate;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.junit.jupiter.api.AssertionFailureBuilder;

/**
 * Replications of a simulation with independent random numbers, and what they say of a result. The seeds are fixed, so a test
 * that has passed passes again. Immutable.
 *
 * <pre>{@code
 * Replications.run(simulation, 20).assertMean(4.0, result -> result.value("stay", "mean"));
 * }</pre>
 */
public final class Replications {
    private static final int LEAST = 2;

    private final List<SimulationResult> results;

    private Replications(List<SimulationResult> results) {
        this.results = List.copyOf(results);
    }

    /**
     * Runs the replications, one after the other.
     *
     * @param simulation the simulation.
     * @param count how many, at least 2. They are the replications 0 to {@code count - 1} of its seed.
     * @return the replications.
     */
    public static Replications run(Simulation simulation, int count) {
        if (count < LEAST) {
            throw new IllegalArgumentException(
                    "an interval from " + count + " replications: expected at least " + LEAST);
        }
        List<SimulationResult> results = new ArrayList<>();
        for (int replication = 0; replication < count; replication++) {
            results.add(simulation.replication(replication).run());
        }
        return new Replications(results);
    }

    /**
     * Returns the results.
     *
     * @return one for each replication.
     */
    public List<SimulationResult> results() {
        return results;
    }

    /**
     * Estimates a result.
     *
     * @param result takes it from the results of a replication.
     * @return its mean, and the interval that holds the true mean with a confidence of 0.95, by Student's t.
     */
    public Estimate estimate(ToDoubleFunction<SimulationResult> result) {
        return Estimate.of(results.stream().mapToDouble(result).toArray());
    }

    /**
     * Requires that the confidence interval of a result holds an expected value. One of twenty correct expectations fails,
     * then choose another seed. With few or short replications the interval is wide and a wrong expectation passes; {@link
     * #assertMeanWithin} requires precision too.
     *
     * @param expected the expected value.
     * @param result takes the result from the results of a replication.
     */
    public void assertMean(double expected, ToDoubleFunction<SimulationResult> result) {
        Estimate estimate = estimate(result);
        require(Math.abs(estimate.mean() - expected) <= estimate.halfWidth(), expected, estimate, "in the interval");
    }

    /**
     * Requires that the whole confidence interval of a result is near an expected value: the replications show, with a
     * confidence of 0.95, that the true mean is not further from it than the tolerance.
     *
     * @param expected the expected value.
     * @param tolerance how far from it the interval may reach.
     * @param result takes the result from the results of a replication.
     */
    public void assertMeanWithin(double expected, double tolerance, ToDoubleFunction<SimulationResult> result) {
        Estimate estimate = estimate(result);
        double furthest = Math.abs(estimate.mean() - expected) + estimate.halfWidth();
        require(furthest <= tolerance, expected, estimate, "the interval within " + tolerance + " of it");
    }

    private void require(boolean holds, double expected, Estimate estimate, String how) {
        if (!holds || estimate.count() < results.size()) {
            AssertionFailureBuilder.assertionFailure()
                    .message("mean of " + estimate.count() + " of " + results.size() + " replications, " + how)
                    .expected(expected)
                    .actual(estimate.mean() + " ± " + estimate.halfWidth())
                    .buildAndThrow();
        }
    }
}
