package org.chronogram.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An engine that takes part in the benchmark.
 *
 * @param name name on the command line and in reports.
 * @param description what it is, for the reader of a report.
 * @param kind how it is started.
 * @param workers worker processes, 0 when it runs in the measuring process.
 * @param threads simulation threads in each.
 */
record Contender(String name, String description, Kind kind, int workers, int threads) {
    /** How an engine is started. */
    enum Kind {
        /** Ours, on one thread. */
        SEQUENTIAL,
        /** Ours, on worker processes. */
        PARALLEL,
        /** The event loop that textbooks print. */
        TEXTBOOK,
        /** The SSJ library. */
        SSJ;

        boolean isOurs() {
            return this == SEQUENTIAL || this == PARALLEL;
        }
    }

    static final Contender SEQUENTIAL =
            new Contender("sequential", "Chronogram, sequential engine", Kind.SEQUENTIAL, 0, 1);
    static final Contender TEXTBOOK =
            new Contender("textbook", "textbook engine: java.util.PriorityQueue of objects", Kind.TEXTBOOK, 0, 1);
    static final Contender SSJ = new Contender("ssj", "SSJ, simevents with its splay tree", Kind.SSJ, 0, 1);

    static Contender threads(int threads) {
        return new Contender(
                "1x" + threads, "Chronogram, 1 worker with " + threads + " threads", Kind.PARALLEL, 1, threads);
    }

    static Contender workers(int workers) {
        return new Contender(workers + "x1", "Chronogram, " + workers + " workers over UDP", Kind.PARALLEL, workers, 1);
    }

    /** Returns all there are on a machine: numbers of threads and of workers double up to the number of cores. */
    static List<Contender> allOn(int cores) {
        Set<Integer> degrees = new TreeSet<>();
        for (int degree = 2; degree <= cores; degree *= 2) {
            degrees.add(degree);
        }
        if (cores > 1) {
            degrees.add(cores);
        }
        List<Contender> contenders = new ArrayList<>(List.of(SEQUENTIAL));
        degrees.forEach(degree -> contenders.add(threads(degree)));
        degrees.forEach(degree -> contenders.add(workers(degree)));
        contenders.addAll(List.of(TEXTBOOK, SSJ));
        return contenders;
    }
}
