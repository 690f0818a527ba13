package org.chronogram.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chronogram.results.JsonText;

/**
 * Measures one run of an engine that needs no further processes. It is started by the benchmark in a JVM of its own: it
 * warms up with the reference workload, runs the measured one and prints one JSON object.
 */
public final class InProcessMain {
    private static final int END = 2;
    private static final int WORKLOAD = 3;
    /** Warm-up in all, the building of models included, to the simulated part of it. */
    private static final double MOST_BUILDING = 3;

    private InProcessMain() {}

    /** Returns the arguments for a measurement. */
    static List<String> arguments(Contender.Kind kind, double warmUpSeconds, double end, Workload reference) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of(kind.name(), Double.toString(warmUpSeconds), Double.toString(end)));
        arguments.addAll(reference.toArguments());
        return arguments;
    }

    /**
     * Measures.
     *
     * @param args kind of the engine, shortest time to warm up in seconds, end of the measured run, reference workload.
     */
    public static void main(String[] args) {
        ParentWatch.start();
        Contender.Kind kind = Contender.Kind.valueOf(args[0]);
        Workload reference = Workload.ofArguments(Arrays.asList(args).subList(WORKLOAD, args.length));
        Workload measured = reference.until(Double.parseDouble(args[END]));
        System.out.println(JsonText.onOneLine(measure(kind, reference, measured, Double.parseDouble(args[1]))));
    }

    private static Map<String, Object> measure(
            Contender.Kind kind, Workload reference, Workload measured, double warmUpSeconds) {
        Simulation.Result warmUp = warmUp(Simulations.create(kind, reference), warmUpSeconds);
        Simulation.Result result = Simulations.create(kind, measured).run();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("events", result.events());
        fields.put("wallSeconds", result.seconds());
        fields.put("steps", result.steps());
        fields.put("digest", result.digest());
        fields.put("referenceEvents", warmUp.events());
        fields.put("peakRssBytes", ProcessStatus.ownPeakRssBytes());
        return fields;
    }

    /** Building a model can take much longer than a short run of it, so that the clock on the wall sets a limit too. */
    private static Simulation.Result warmUp(Simulation simulation, double seconds) {
        long limitNs = System.nanoTime() + (long) (MOST_BUILDING * seconds * TimeUnit.SECONDS.toNanos(1));
        double spent = 0;
        Simulation.Result result;
        do {
            result = simulation.run();
            spent += result.seconds();
        } while (spent < seconds && System.nanoTime() < limitNs);
        return result;
    }
}
