package org.chronogram.cli;

import org.chronogram.model.InvalidInputException;
import org.chronogram.run.Layout;
import org.chronogram.run.Partitioning;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say on how many processes and threads a run is executed, or that the run itself chooses. */
final class LayoutOption {
    static final String WORKERS = "--workers";
    static final String THREADS = "--threads";

    @Option(
            names = WORKERS,
            paramLabel = "N|auto",
            scope = ScopeType.INHERIT,
            converter = CountOrAuto.Converter.class,
            description =
                    "worker processes; 0 runs in this process; auto begins there with a thread on each core, measures,"
                            + " and moves to fewer threads where these are faster (default: 1, or one on each host; as"
                            + " before where a run is resumed)")
    private CountOrAuto workers;

    @Option(
            names = THREADS,
            paramLabel = "T|auto",
            scope = ScopeType.INHERIT,
            converter = CountOrAuto.Converter.class,
            description = "simulation threads in each worker, or in this process with --workers 0, or the most with"
                    + " --workers auto; auto: one for each core (default: 1, or auto with --workers auto; as before where"
                    + " a run is resumed)")
    private CountOrAuto threads;

    /**
     * Returns the layout that was asked for.
     *
     * @param before what holds where nothing is given.
     * @param cluster says whether the workers live on other hosts.
     * @param cores cores of this host.
     * @throws InvalidInputException when the numbers cannot be used.
     */
    Layout of(Layout before, ClusterOption cluster, int cores) {
        boolean automatic = workers == null ? before.automatic() : workers.automatic();
        if (cluster.usesOtherHosts()) {
            requireNumbers(automatic);
        }
        int newWorkers = workers == null ? before.workers() : workers.number();
        int newThreads = threads(before, automatic, newWorkers, cores);
        Partitioning.check(newWorkers, newThreads);
        cluster.check(newWorkers);
        return new Layout(newWorkers, newThreads, before.messaging(), before.partition(), automatic);
    }

    private void requireNumbers(boolean automatic) {
        if (automatic || (threads != null && threads.automatic())) {
            throw new InvalidInputException((automatic ? WORKERS : THREADS) + "=" + CountOrAuto.AUTO
                    + " goes by the cores of this host: give a number where workers are on others");
        }
    }

    private int threads(Layout before, boolean automatic, int newWorkers, int cores) {
        if (threads != null && !threads.automatic()) {
            return threads.number();
        }
        if (threads != null || (automatic && workers != null)) {
            return Math.max(1, cores / Math.max(1, newWorkers));
        }
        // The number of threads of a worker says nothing about a run in this process, and neither does the most.
        boolean otherKind = automatic != before.automatic() || (newWorkers == 0) != (before.workers() == 0);
        return otherKind ? 1 : before.threads();
    }
}
