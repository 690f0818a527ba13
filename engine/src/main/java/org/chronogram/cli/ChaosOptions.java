package org.chronogram.cli;

import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.worker.FaultTolerance;
import org.chronogram.worker.Partitioning;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say what befalls the workers of a run, and how it guards itself against that. */
final class ChaosOptions {
    static final String FAULTS = "--faults";
    static final String FAULT_EVERY = "--fault-every";
    static final String CHAOS_SEED = "--chaos-seed";
    static final String RUNS = "--runs";

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            scope = ScopeType.INHERIT,
            description = "worker processes (default: ${DEFAULT-VALUE})")
    int workers;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "simulation threads in each worker (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(
            names = FAULTS,
            paramLabel = "F,F...",
            defaultValue = "kill,stop",
            scope = ScopeType.INHERIT,
            description =
                    "what befalls a worker: its process is killed (kill), or is stopped and hangs (stop) (default:"
                            + " ${DEFAULT-VALUE})")
    private String faults;

    @Option(
            names = FAULT_EVERY,
            paramLabel = "TIME",
            defaultValue = "2s",
            scope = ScopeType.INHERIT,
            description = "mean wall-clock time between two faults (default: ${DEFAULT-VALUE})")
    private String faultEvery;

    @Option(
            names = CHAOS_SEED,
            paramLabel = "S",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "seed of the faults (default: ${DEFAULT-VALUE})")
    private long chaosSeed;

    @Option(
            names = RUNS,
            paramLabel = "R",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "disturbed runs, each with other faults (default: ${DEFAULT-VALUE})")
    int runs;

    @Option(
            names = FaultToleranceOptions.CHECKPOINT_EVERY,
            paramLabel = "TIME",
            defaultValue = "500ms",
            scope = ScopeType.INHERIT,
            description = "wall-clock time between two checkpoints (default: ${DEFAULT-VALUE})")
    private String checkpointEvery;

    @Option(
            names = FaultToleranceOptions.WORKER_TIMEOUT,
            paramLabel = "TIME",
            defaultValue = "2s",
            scope = ScopeType.INHERIT,
            description =
                    "how long a worker may say nothing before another takes its place (default: ${DEFAULT-VALUE})")
    private String workerTimeout;

    /**
     * Checks all values.
     *
     * @throws InvalidInputException when one cannot be used.
     */
    void check() {
        if (workers < 1) {
            throw new InvalidInputException(
                    "--workers=" + workers + " is out of bounds: expected at least 1 worker that faults can befall");
        }
        Partitioning.check(workers, threads);
        if (runs < 1) {
            throw new InvalidInputException(RUNS + "=" + runs + " is out of bounds: expected at least 1");
        }
        List<Fault> unused = faults();
        long unusedMs = faultEveryMs();
    }

    List<Fault> faults() {
        return Fault.allOf(FAULTS, faults);
    }

    private long faultEveryMs() {
        return FaultToleranceOptions.intervalMs(FAULT_EVERY, faultEvery);
    }

    FaultTolerance faultTolerance() {
        return new FaultTolerance(
                "",
                true,
                FaultToleranceOptions.intervalMs(FaultToleranceOptions.CHECKPOINT_EVERY, checkpointEvery),
                0,
                FaultToleranceOptions.timeoutMs(FaultToleranceOptions.WORKER_TIMEOUT, workerTimeout),
                FaultTolerance.DEFAULT.stallLimitMs(),
                false);
    }

    /** Prepares the faults of a run; each run has its own. */
    FaultInjector injector(int run) {
        return new FaultInjector(faults(), faultEveryMs(), FaultInjector.JOINING_NS, chaosSeed + run - 1);
    }
}
