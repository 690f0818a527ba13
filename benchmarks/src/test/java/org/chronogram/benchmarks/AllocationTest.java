package org.chronogram.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.chronogram.benchmarks.reference.EndlessSimulation;
import org.chronogram.models.phold.PholdModel;
import org.chronogram.sync.PartitionAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In a steady state an event allocates no memory; the few allocations are for buffers that reach their final size. Until
 * the code is compiled there are objects that the compiler will do without, so the first rounds may fail.
 */
class AllocationTest {
    private static final double MOST_BYTES_PER_EVENT = 0.01;
    private static final long EVENTS = 5_000_000;
    private static final long EVENTS_OF_TWO_WORKERS = 500_000;
    private static final int MOST_ROUNDS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Handles at least so many events and returns how many. */
    @FunctionalInterface
    private interface Work {
        long handle(long events);
    }

    @ParameterizedTest
    @EnumSource(names = {"LPS_1K", "PAYLOAD_1K", "SPARSE", "TINY_DELAYS"})
    void shouldAllocateNothingPerEventOnTheSequentialEngine(Workload workload) {
        EndlessSimulation simulation = workload.chronogram().begin();
        assertNoAllocation(simulation::handle, EVENTS);
    }

    @Test
    void shouldAllocateNothingPerEventBetweenTwoWorkers() {
        try (TwoWorkers workers = new TwoWorkers(PholdModel::new, Map.of("lps", "2048", "payload", "16"))) {
            assertNoAllocation(events -> handle(workers, events), EVENTS_OF_TWO_WORKERS);
        }
    }

    private static long handle(TwoWorkers workers, long events) {
        PartitionAgent first = workers.agent(0);
        PartitionAgent second = workers.agent(1);
        long before = first.progress().events() + second.progress().events();
        long handled = 0;
        while (handled < events) {
            first.doWork();
            second.doWork();
            handled = first.progress().events() + second.progress().events() - before;
        }
        return handled;
    }

    private static void assertNoAllocation(Work work, long events) {
        double bytesPerEvent = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && bytesPerEvent >= MOST_BYTES_PER_EVENT; round++) {
            long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
            long handled = work.handle(events);
            bytesPerEvent = (double) (THREADS.getCurrentThreadAllocatedBytes() - bytesBefore) / handled;
        }
        assertTrue(bytesPerEvent < MOST_BYTES_PER_EVENT, bytesPerEvent + " bytes per event");
    }
}
