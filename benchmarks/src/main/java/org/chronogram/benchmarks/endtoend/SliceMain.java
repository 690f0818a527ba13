package org.chronogram.benchmarks.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Executes one workload again and again, each time that a line arrives on standard input, and answers with the events per
 * second of processor time. It is started by the guard in a JVM of its own and ends with its input.
 *
 * <p>Processor time, unlike the time on the wall, does not count what other processes get. It is that of the simulating
 * thread, with the building of the model; what the garbage collector does elsewhere is not in it.
 */
public final class SliceMain {
    /** Answered to every request; the first is answered when the engine is warm. */
    private static final double WARM_UP_SECONDS = 2;

    private static final int WORKLOAD = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SliceMain() {}

    /** Returns the arguments of a process that executes slices. Only the sequential engine can be made slower. */
    static List<String> arguments(Contender.Kind kind, double slowDown, Workload workload) {
        List<String> arguments = new ArrayList<>(List.of(kind.name(), Double.toString(slowDown)));
        arguments.addAll(workload.toArguments());
        return arguments;
    }

    /**
     * Executes slices.
     *
     * @param args kind of the engine, slow-down to plant as a share, workload.
     * @throws IOException when standard input cannot be read.
     */
    public static void main(String[] args) throws IOException {
        Workload workload = Workload.ofArguments(Arrays.asList(args).subList(WORKLOAD, args.length));
        Simulation simulation = simulation(Contender.Kind.valueOf(args[0]), Double.parseDouble(args[1]), workload);
        warmUp(simulation);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (requests.readLine() != null) {
            System.out.println(eventsPerSecond(simulation));
        }
    }

    private static Simulation simulation(Contender.Kind kind, double slowDown, Workload workload) {
        return slowDown > 0
                ? new SequentialSimulation(
                        workload, new Brake(slowDown, System::nanoTime, THREADS::getCurrentThreadCpuTime))
                : Simulations.create(kind, workload);
    }

    private static void warmUp(Simulation simulation) {
        double spent = 0;
        while (spent < WARM_UP_SECONDS) {
            spent += simulation.run().seconds();
        }
    }

    private static double eventsPerSecond(Simulation simulation) {
        long startNs = THREADS.getCurrentThreadCpuTime();
        long events = simulation.run().events();
        return events * 1e9 / (THREADS.getCurrentThreadCpuTime() - startNs);
    }
}
