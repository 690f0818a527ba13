package org.chronogram.cli;

import org.chronogram.model.InvalidInputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that limits the wall-clock time of a run. */
final class StopAfterOption {
    static final String STOP_AFTER = "--stop-after";

    @Option(
            names = STOP_AFTER,
            paramLabel = TimeLabels.WALL_CLOCK,
            scope = ScopeType.INHERIT,
            description =
                    "wall-clock time, for example 30s, after which the run stops as on ctrl-C: at the end of a step,"
                            + " with a checkpoint from which 'sim resume' continues it")
    private String stopAfter;

    /**
     * Makes all runs stop after the limit, if the user has given one.
     *
     * @param context context of the command.
     * @return a context whose runs stop after the limit.
     * @throws InvalidInputException when the limit is no time after 0.
     */
    CliContext appliedTo(CliContext context) {
        if (stopAfter == null) {
            return context;
        }
        long limitMs = WallTime.ms(STOP_AFTER, stopAfter, 1, "");
        SimulationRun.Factory runs = context.runs();
        return context.with((specification, listener) -> TimedRun.of(runs, specification, listener, limitMs));
    }
}
