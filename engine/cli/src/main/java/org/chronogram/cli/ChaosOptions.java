package org.chronogram.cli;

import java.util.Arrays;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Partitioning;
import org.chronogram.run.RunSpecification;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of injected faults, and of the fault tolerance of the disturbed runs. */
final class ChaosOptions {
    static final String FAULTS = "--faults";
    static final String FAULT_EVERY = "--fault-every";
    static final String FAULTS_PER_MINUTE = "--faults-per-minute";
    static final String CHAOS_SEED = "--chaos-seed";
    static final String RUNS = "--runs";

    private static final int DEFAULT_WORKERS = 2;
    private static final String DEFAULT_FAULT_EVERY = "2s";
    private static final int MS_PER_MINUTE = 60_000;

    @Option(
            names = "--workers",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "worker processes (default: " + DEFAULT_WORKERS + ", or one on each host)")
    private Integer workers;

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
            scope = ScopeType.INHERIT,
            description =
                    "faults to inject: kill the process of a worker (kill), stop the process of a worker (stop), lose"
                            + " datagrams for a while (loss), fail all writes of checkpoints for a while (disk); the last"
                            + " two on this host only (default: all that are possible)")
    private String faults;

    @Option(
            names = FAULT_EVERY,
            paramLabel = TimeLabels.WALL_CLOCK,
            scope = ScopeType.INHERIT,
            description = "mean wall-clock time between two faults (default: " + DEFAULT_FAULT_EVERY + ")")
    private String faultEvery;

    @Option(
            names = FAULTS_PER_MINUTE,
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "the same as a rate: 30 means one fault every 2s on average")
    private Integer faultsPerMinute;

    @Option(
            names = CHAOS_SEED,
            paramLabel = "S",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "seed of the random faults (default: ${DEFAULT-VALUE})")
    private long chaosSeed;

    @Option(
            names = RUNS,
            paramLabel = "R",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "number of runs with faults; each has other faults (default: ${DEFAULT-VALUE})")
    int runs;

    @Option(
            names = FaultToleranceOptions.CHECKPOINT_EVERY,
            paramLabel = TimeLabels.WALL_CLOCK,
            defaultValue = "500ms",
            scope = ScopeType.INHERIT,
            description = "wall-clock time between two checkpoints (default: ${DEFAULT-VALUE})")
    private String checkpointEvery;

    @Option(
            names = FaultToleranceOptions.WORKER_TIMEOUT,
            paramLabel = TimeLabels.WALL_CLOCK,
            defaultValue = "2s",
            scope = ScopeType.INHERIT,
            description = "a worker that sends no message for this long is replaced (default: ${DEFAULT-VALUE})")
    private String workerTimeout;

    private boolean elsewhere;
    private int defaultWorkers = DEFAULT_WORKERS;

    /** Tells the options where the workers live. */
    void on(ClusterOption cluster) {
        elsewhere = cluster.usesOtherHosts();
        defaultWorkers = cluster.defaultWorkers(DEFAULT_WORKERS);
    }

    int workers() {
        return workers == null ? defaultWorkers : workers;
    }

    /**
     * Checks all values.
     *
     * @throws InvalidInputException when one cannot be used.
     */
    void check() {
        if (workers() < 1) {
            throw new InvalidInputException("--workers=" + workers + " is out of bounds: expected at least 1 worker");
        }
        Partitioning.check(workers(), threads);
        if (runs < 1) {
            throw new InvalidInputException(RUNS + "=" + runs + " is out of bounds: expected at least 1");
        }
        List<FaultKind> unused = faults();
        long unusedMs = faultEveryMs();
    }

    List<FaultKind> faults() {
        List<FaultKind> possible = Arrays.stream(FaultKind.values())
                .filter(fault -> !elsewhere || !fault.lasts())
                .toList();
        if (faults == null) {
            return possible;
        }
        List<FaultKind> asked = FaultKind.allOf(FAULTS, faults);
        if (!possible.containsAll(asked)) {
            throw new InvalidInputException(FAULTS + "=" + faults + ": expected kill and stop alone with "
                    + ClusterOption.AWAIT_WORKERS + ": the other faults are brought about on this host only");
        }
        return asked;
    }

    private long faultEveryMs() {
        if (faultsPerMinute == null) {
            return WallTime.ms(FAULT_EVERY, faultEvery == null ? DEFAULT_FAULT_EVERY : faultEvery, 1, "");
        }
        if (faultEvery != null) {
            throw new InvalidInputException(FAULT_EVERY + "=" + faultEvery + " and " + FAULTS_PER_MINUTE + "="
                    + faultsPerMinute + " both set the rate of faults: give one of them");
        }
        if (faultsPerMinute < 1 || faultsPerMinute > MS_PER_MINUTE) {
            throw new InvalidInputException(
                    FAULTS_PER_MINUTE + "=" + faultsPerMinute + " is out of bounds: expected 1 to " + MS_PER_MINUTE);
        }
        return MS_PER_MINUTE / faultsPerMinute;
    }

    FaultTolerance faultTolerance() {
        return new FaultTolerance(
                "",
                true,
                WallTime.ms(FaultToleranceOptions.CHECKPOINT_EVERY, checkpointEvery, 1, ""),
                0,
                FaultToleranceOptions.timeoutMs(FaultToleranceOptions.WORKER_TIMEOUT, workerTimeout, ""),
                FaultTolerance.DEFAULT.stallLimitMs(),
                FaultTolerance.AUTOMATIC,
                false,
                false,
                FaultTolerance.FEWEST_KEPT);
    }

    /** Makes the workers watch for the files of the lasting faults, if there are any. */
    RunSpecification prepared(RunSpecification specification, int run, FaultSwitches switches) {
        return faults().stream().anyMatch(FaultKind::lasts)
                ? switches.disturbance().applyTo(specification, seed(run))
                : specification;
    }

    /** Prepares the faults of a run; each run has its own. */
    FaultInjector injector(int run, FaultSwitches switches) {
        return new FaultInjector(faults(), switches, faultEveryMs(), FaultInjector.JOINING_NS, seed(run));
    }

    private long seed(int run) {
        return chaosSeed + run - 1;
    }
}
