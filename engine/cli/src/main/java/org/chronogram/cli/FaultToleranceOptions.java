package org.chronogram.cli;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.run.FaultTolerance;
import org.chronogram.text.PlainNumbers;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options for the loss of processes. */
final class FaultToleranceOptions {
    static final String CHECKPOINT_EVERY = "--checkpoint-every";
    static final String CHECKPOINT_EVERY_SIMULATED = "--checkpoint-every-simulated";
    static final String KEEP_CHECKPOINTS = "--keep-checkpoints";
    static final String WORKER_TIMEOUT = "--worker-timeout";
    static final String STALL_TIMEOUT = "--stall-timeout";
    static final String MESSAGE_LOG = "--message-log";

    private static final String AUTOMATIC = "auto";
    private static final String OFF = "off";
    private static final String NEVER = "never";
    private static final int MOST_KEPT = 1_000;
    private static final long SHORTEST_TIMEOUT_MS = 1_000;

    @Option(
            names = CHECKPOINT_EVERY,
            paramLabel = TimeLabels.WALL_CLOCK,
            defaultValue = AUTOMATIC,
            scope = ScopeType.INHERIT,
            description = "wall-clock time between two checkpoints, for example 30s; 'auto' adapts it to the cost of a"
                    + " checkpoint, 'off' writes none (default: ${DEFAULT-VALUE})")
    private String checkpointEvery;

    @Option(
            names = CHECKPOINT_EVERY_SIMULATED,
            paramLabel = TimeLabels.SIMULATED,
            scope = ScopeType.INHERIT,
            description = "simulated time between two checkpoints, instead of wall-clock time")
    private String checkpointEverySimulated;

    @Option(
            names = KEEP_CHECKPOINTS,
            paramLabel = "N",
            defaultValue = "" + FaultTolerance.FEWEST_KEPT,
            scope = ScopeType.INHERIT,
            description = "most checkpoints that are kept, spread over the run; with more than 2 also after its end, so"
                    + " that sim diff and sim replay can repeat a part of it (default: ${DEFAULT-VALUE})")
    private int keptCheckpoints;

    @Option(
            names = WORKER_TIMEOUT,
            paramLabel = TimeLabels.WALL_CLOCK,
            defaultValue = "5s",
            scope = ScopeType.INHERIT,
            description =
                    "a worker that sends no message for this long is replaced; where its process is busy, after at"
                            + " least 60s (default: ${DEFAULT-VALUE})")
    private String workerTimeout;

    @Option(
            names = STALL_TIMEOUT,
            paramLabel = TimeLabels.WALL_CLOCK,
            defaultValue = "10min",
            scope = ScopeType.INHERIT,
            description = "when no step is completed and no event is handled for this long, the worker that is behind"
                    + " is replaced; must be longer than any call of a handler; or 'never' (default:"
                    + " ${DEFAULT-VALUE})")
    private String stallTimeout;

    @Option(
            names = MESSAGE_LOG,
            paramLabel = "MIB",
            defaultValue = AUTOMATIC,
            scope = ScopeType.INHERIT,
            description = "memory in MiB in which a worker keeps the messages that it sent since the last checkpoint; a"
                    + " worker that has all of them does not roll back when another is lost; 'auto' is a"
                    + " 64th of its heap, at most 16; with 0 all workers roll back (default:"
                    + " ${DEFAULT-VALUE})")
    private String messageLog;

    /**
     * Makes the settings of a run from the options.
     *
     * @param timeBase time base of the model.
     * @throws InvalidInputException when an option has a value that cannot be used.
     */
    FaultTolerance faultTolerance(TimeBase timeBase) {
        boolean timed = !checkpointEvery.equals(AUTOMATIC) && !checkpointEvery.equals(OFF);
        return new FaultTolerance(
                "",
                !checkpointEvery.equals(OFF),
                timed ? WallTime.ms(CHECKPOINT_EVERY, checkpointEvery, 1, "; or 'auto' or 'off'") : 0,
                checkpointEverySimulated == null ? 0 : simulatedTicks(timeBase),
                timeoutMs(WORKER_TIMEOUT, workerTimeout, ""),
                stallTimeout.equals(NEVER) ? 0 : timeoutMs(STALL_TIMEOUT, stallTimeout, "; or 'never'"),
                messageLogMib(),
                false,
                false,
                keptCheckpoints());
    }

    private int keptCheckpoints() {
        if (keptCheckpoints < FaultTolerance.FEWEST_KEPT || keptCheckpoints > MOST_KEPT) {
            throw new InvalidInputException(KEEP_CHECKPOINTS + "=" + keptCheckpoints + " is out of bounds: expected "
                    + FaultTolerance.FEWEST_KEPT + " to " + MOST_KEPT);
        }
        if (keptCheckpoints > FaultTolerance.FEWEST_KEPT && checkpointEvery.equals(OFF)) {
            throw new InvalidInputException(KEEP_CHECKPOINTS + "=" + keptCheckpoints + " with " + CHECKPOINT_EVERY + "="
                    + OFF + ": there would be none to keep; leave one of the two out");
        }
        return keptCheckpoints;
    }

    private int messageLogMib() {
        if (messageLog.equals(AUTOMATIC)) {
            return FaultTolerance.AUTOMATIC;
        }
        try {
            int mib = PlainNumbers.parseInt(messageLog);
            if (mib >= 0) {
                return mib;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number that is too small.
        }
        throw new InvalidInputException(MESSAGE_LOG + "=" + messageLog
                + ": expected a whole number of MiB from 0 on, or 'auto'" + PlainNumbers.hint(messageLog));
    }

    private long simulatedTicks(TimeBase timeBase) {
        long ticks = SimulatedTimes.ticks(CHECKPOINT_EVERY_SIMULATED, checkpointEverySimulated, timeBase);
        if (ticks <= 0) {
            throw new InvalidInputException(CHECKPOINT_EVERY_SIMULATED + "=" + checkpointEverySimulated
                    + ": expected a time after 0, in the unit of the model");
        }
        return ticks;
    }

    /** Reads how long something may take before it counts as lost. */
    static long timeoutMs(String option, String text, String words) {
        return WallTime.ms(option, text, SHORTEST_TIMEOUT_MS, words);
    }
}
