package org.chronogram.benchmarks;

import java.util.concurrent.TimeUnit;
import org.chronogram.benchmarks.reference.EndlessSimulation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per event of a whole simulation on one thread: the sequential engine, a textbook engine, and SSJ. The
 * simulation is set up once and goes on through all iterations, so its population is in a steady state.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {
            JvmArguments.OPENS_FOR_AGRONA,
            JvmArguments.PARALLEL_GC,
            JvmArguments.HUGE_PAGES,
            "-Xms6g",
            "-Xmx6g"
        })
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelBenchmark {
    private static final int EVENTS = 100_000;

    /** A simulation that is asked for {@value #EVENTS} events at a time; surplus events count for the next time. */
    @State(Scope.Thread)
    public abstract static class Simulation {
        /** The model and its size. */
        @Param
        public Workload workload;

        private EndlessSimulation simulation;
        private long surplus;

        abstract EndlessSimulation begin();

        /** Creates the LPs and their first events. */
        @Setup
        public void setUp() {
            simulation = begin();
            surplus = 0;
        }

        long handleEvents() {
            if (surplus < EVENTS) {
                surplus += simulation.handle(EVENTS - surplus);
            }
            surplus -= EVENTS;
            return surplus;
        }
    }

    /** On the sequential engine. */
    public static class Chronogram extends Simulation {
        @Override
        EndlessSimulation begin() {
            return workload.chronogram().begin();
        }
    }

    /** Around a priority queue. */
    public static class Textbook extends Simulation {
        @Override
        EndlessSimulation begin() {
            return workload.textbook().begin();
        }
    }

    /** On SSJ. */
    public static class Ssj extends Simulation {
        @Override
        EndlessSimulation begin() {
            return workload.ssj().begin();
        }
    }

    /**
     * The sequential engine.
     *
     * @param simulation the simulation.
     * @return surplus events.
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long chronogram(Chronogram simulation) {
        return simulation.handleEvents();
    }

    /**
     * A priority queue of event objects.
     *
     * @param simulation the simulation.
     * @return surplus events.
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long textbook(Textbook simulation) {
        return simulation.handleEvents();
    }

    /**
     * SSJ with its default event list.
     *
     * @param simulation the simulation.
     * @return surplus events.
     */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long ssj(Ssj simulation) {
        return simulation.handleEvents();
    }
}
