package org.chronogram.benchmarks.endtoend;

import java.lang.ref.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.results.JsonText;

/**
 * Measures how much of the heap an engine uses for a logical process and for a pending event. It is started by the
 * benchmark in a JVM of its own and prints one JSON object.
 *
 * <p>PHOLD is run for a short time with few and with many events per LP; what is in use after a garbage collection, the
 * engine still alive, gives two equations for the two sizes. Memory that an engine keeps for later use counts as in use.
 */
public final class MemoryMain {
    private static final int LPS = 16_384;
    private static final int FEW_EVENTS = 1;
    private static final int MANY_EVENTS = 9;
    private static final double END = 2;
    private static final int COLLECTIONS = 3;

    private MemoryMain() {}

    /**
     * Measures.
     *
     * @param args kind of the engine.
     */
    public static void main(String[] args) {
        ParentWatch.start();
        Contender.Kind kind = Contender.Kind.valueOf(args[0]);
        double few = heapBytes(kind, FEW_EVENTS);
        double many = heapBytes(kind, MANY_EVENTS);
        double perEvent = (many - few) / LPS / (MANY_EVENTS - FEW_EVENTS);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bytesPerLp", few / LPS - FEW_EVENTS * perEvent);
        fields.put("bytesPerEvent", perEvent);
        System.out.println(JsonText.onOneLine(fields));
    }

    static List<String> arguments(Contender.Kind kind) {
        return List.of(kind.name());
    }

    private static double heapBytes(Contender.Kind kind, int startEvents) {
        Map<String, String> parameters =
                Map.of("lps", Integer.toString(LPS), "lookahead", "0.5", "start-events", Integer.toString(startEvents));
        long before = heapInUse();
        Simulation simulation = Simulations.create(kind, new Workload("phold", parameters, END));
        Simulation.Result unused = simulation.run();
        long after = heapInUse();
        Reference.reachabilityFence(simulation);
        return (double) after - before;
    }

    private static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
