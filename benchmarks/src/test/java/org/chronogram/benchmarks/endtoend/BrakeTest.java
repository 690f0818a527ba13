package org.chronogram.benchmarks.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrakeTest {
    private static final int LOOKS = 10_000;

    private long nowNs = 1_000;
    private long clockStepNs;
    private long reads;

    /** A look at the clock takes time, in which the clock may go on by more than is owed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 300, 70_000})
    void shouldStretchTimeByTheShareWhateverTheClockIsLike(long clockStepNs) {
        this.clockStepNs = clockStepNs;
        Brake brake = new Brake(0.2, this::read);
        long startNs = nowNs;
        long workNs = 0;
        for (int i = 0; i < LOOKS; i++) {
            long beforeNs = nowNs;
            nowNs += 1_000 + i % 50_000;
            workNs += nowNs - beforeNs + clockStepNs;
            assertFalse(brake.getAsBoolean());
        }
        assertEquals(0.8, (double) workNs / (nowNs - startNs), 1e-3);
        assertTrue(reads > LOOKS);
    }

    @Test
    void shouldWasteNothingWhenNoTimeHasGoneBy() {
        Brake brake = new Brake(0.2, this::read);
        nowNs += 800;
        clockStepNs = 200;
        assertFalse(brake.getAsBoolean());
        long releasedNs = nowNs;
        clockStepNs = 0;
        assertFalse(brake.getAsBoolean());
        assertEquals(releasedNs, nowNs);
    }

    @Test
    void shouldChangeNothingButTheTime() {
        Workload workload = new Workload("phold", Map.of("lps", "64"), 20);
        Simulation.Result result = new SequentialSimulation(workload).run();
        Simulation.Result slow = new SequentialSimulation(workload, new Brake(0.2, System::nanoTime)).run();
        assertEquals(result.digest(), slow.digest());
        assertEquals(result.events(), slow.events());
    }

    private long read() {
        reads++;
        nowNs += clockStepNs;
        return nowNs;
    }
}
