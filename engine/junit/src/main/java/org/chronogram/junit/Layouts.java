package org.chronogram.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;

/** Runs a model on several layouts, all in the process of the test. */
public final class Layouts {
    private static final int[] DEFAULT_THREADS = {2, 3};

    private Layouts() {}

    /**
     * Requires that a model has the same digest and the same results on the sequential engine, and on partitions that are
     * executed by two and by three threads.
     *
     * @param simulation the simulation of the model, which must have at least three LPs.
     * @return the results.
     */
    public static SimulationResult assertSameResults(Simulation simulation) {
        return assertSameResults(simulation, DEFAULT_THREADS);
    }

    /**
     * Requires that a model has the same digest and the same results on the sequential engine and on several threads.
     *
     * @param simulation the simulation of the model.
     * @param threads the numbers of threads, each with a partition of its own.
     * @return the results.
     */
    public static SimulationResult assertSameResults(Simulation simulation, int... threads) {
        SimulationResult expected = simulation.threads(1).run();
        for (int number : threads) {
            assertSame(expected, simulation.threads(number).run(), "on " + number + " threads, and on 1");
        }
        return expected;
    }

    /** The results first: they say more than a digest where they differ. */
    private static void assertSame(SimulationResult expected, SimulationResult found, String layouts) {
        assertEquals(expected.names(), found.names(), () -> "names of the results " + layouts);
        for (String name : expected.names()) {
            assertEquals(expected.numbers(name), found.numbers(name), () -> "result '" + name + "' " + layouts);
        }
        assertEquals(expected.failedChecks(), found.failedChecks(), () -> "failed checks " + layouts);
        assertEquals(expected.events(), found.events(), () -> "events handled " + layouts);
        assertEquals(expected.pendingEvents(), found.pendingEvents(), () -> "pending events " + layouts);
        assertEquals(expected.digestText(), found.digestText(), () -> "digest " + layouts);
    }
}
