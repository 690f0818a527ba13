package org.chronogram.benchmarks.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrakeTest {
    private static final double SHARE = 0.2;
    private static final int STEPS = 100_000;
    private static final long STEP_NS = 33_000;
    private static final long PERIOD_NS = 1_000_000;

    private long wallNs;
    private long processorNs;
    private long readNs;
    private long reads;

    /** A look at the processor time takes some, which may be more than is owed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1_400, 700_000})
    void shouldLowerTheRateByTheShareWhateverALookCosts(long costNs) {
        readNs = costNs;
        Brake brake = brake();
        for (int i = 0; i < STEPS; i++) {
            work(STEP_NS);
            assertFalse(brake.getAsBoolean());
        }
        long looksNs = costNs * STEPS * STEP_NS / PERIOD_NS;
        assertEquals(1 - SHARE, (double) (STEPS * STEP_NS + looksNs) / processorNs, 0.01);
    }

    @Test
    void shouldNotStretchTimeWithoutACore() {
        readNs = 100;
        Brake brake = brake();
        work(PERIOD_NS);
        wallNs += 1_000_000_000;
        assertFalse(brake.getAsBoolean());
        assertEquals(1 - SHARE, (double) PERIOD_NS / processorNs, 0.001);
    }

    @Test
    void shouldLookAtTheProcessorTimeOnceInAWhileOnly() {
        readNs = 100_000;
        Brake brake = brake();
        reads = 0;
        work(PERIOD_NS - 1);
        assertFalse(brake.getAsBoolean());
        assertEquals(0, reads);
        work(1);
        assertFalse(brake.getAsBoolean());
        assertEquals(4, reads, "one look before and three of 100 us each to waste a quarter of 1.1 ms");
    }

    @Test
    void shouldChangeNothingButTheTime() {
        Workload workload = new Workload("phold", Map.of("lps", "64"), 20);
        Simulation.Result result = new SequentialSimulation(workload).run();
        Brake brake = new Brake(SHARE, System::nanoTime, System::nanoTime);
        Simulation.Result slow = new SequentialSimulation(workload, brake).run();
        assertEquals(result.digest(), slow.digest());
        assertEquals(result.events(), slow.events());
    }

    private Brake brake() {
        return new Brake(SHARE, () -> wallNs, this::readProcessorTime);
    }

    private void work(long ns) {
        wallNs += ns;
        processorNs += ns;
    }

    private long readProcessorTime() {
        reads++;
        work(readNs);
        return processorNs;
    }
}
