package org.chronogram.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;

/** Runs a model on several layouts, all in the process of the test. */
public final class Layouts {
    private static final int[] DEFAULT_THREADS = {2, 3};

    private Layouts() {}

    /**
     * Requires that a model has the same digest and the same results on the sequential engine, and on partitions that are
     * executed by two and by three threads. A model of two LPs is not run on three threads, and one of a single LP, which
     * has no other layout, is run on the sequential engine twice.
     *
     * @param simulation the simulation of the model.
     * @return the results.
     */
    public static SimulationResult assertSameResults(Simulation simulation) {
        SimulationResult expected = simulation.threads(1).run();
        int lps = expected.logicalProcesses();
        if (lps == 1) {
            assertSame(expected, simulation.threads(1).run(), "of a second run, and of the first");
        }
        return assertSame(
                expected,
                simulation,
                IntStream.of(DEFAULT_THREADS).filter(number -> number <= lps).toArray());
    }

    /**
     * Requires that a model has the same digest and the same results on the sequential engine and on several threads.
     *
     * @param simulation the simulation of the model.
     * @param threads the numbers of threads, each with a partition of its own: at most as many as the model has LPs.
     * @return the results.
     */
    public static SimulationResult assertSameResults(Simulation simulation, int... threads) {
        return assertSame(simulation.threads(1).run(), simulation, threads);
    }

    private static SimulationResult assertSame(SimulationResult expected, Simulation simulation, int... threads) {
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
