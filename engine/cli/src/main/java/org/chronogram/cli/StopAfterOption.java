package org.chronogram.cli;

import org.chronogram.model.InvalidInputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that says how long a run may take before it stops by itself. */
final class StopAfterOption {
    static final String STOP_AFTER = "--stop-after";

    @Option(
            names = STOP_AFTER,
            paramLabel = TimeLabels.WALL_CLOCK,
            scope = ScopeType.INHERIT,
            description =
                    "wall-clock time, for example 30s, after which the run stops by itself as on ctrl-C: at the end"
                            + " of a step, with a checkpoint from which 'sim resume' goes on")
    private String stopAfter;

    /**
     * Has all runs stop after the time that was asked for, if one was.
     *
     * @param surroundings where they run.
     * @return the same otherwise.
     * @throws InvalidInputException when it is no time after 0.
     */
    Surroundings appliedTo(Surroundings surroundings) {
        if (stopAfter == null) {
            return surroundings;
        }
        long limitMs = WallTime.ms(STOP_AFTER, stopAfter, 1, "");
        Run.Factory runs = surroundings.runs();
        return surroundings.with((specification, listener) -> TimedRun.of(runs, specification, listener, limitMs));
    }
}
