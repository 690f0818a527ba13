package org.chronogram.cli;

import java.util.Map;
import java.util.Stack;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Measuring;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that asks for a log of digests, by which {@code sim diff} finds when two runs part. */
final class DigestLogOption {
    static final String DIGEST_LOG = "--digest-log";

    private static final String AUTOMATIC = "auto";

    /** So many entries narrow the search, and cost little: one takes as long as a few events of each LP. */
    private static final int ENTRIES = 200;

    @Option(
            names = DIGEST_LOG,
            paramLabel = TimeLabels.SIMULATED,
            arity = "0..1",
            fallbackValue = AUTOMATIC,
            preprocessor = OnlyAttached.class,
            scope = ScopeType.INHERIT,
            description = "write to digests.csv a digest of all events, and of those of each group of LPs, after each"
                    + " interval of this simulated time, for sim diff (default: no log; without a time: a 200th of the"
                    + " run)")
    String every;

    /** Takes a value only where it is attached with an equals sign: the next argument can be a directory. */
    static final class OnlyAttached implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean isEmpty = !arguments.isEmpty() && arguments.peek().isBlank();
            if ("=".equals(info.get("separator")) || isEmpty) {
                // An empty value is refused as that of any other option.
                return false;
            }
            option.setValue(AUTOMATIC);
            return true;
        }
    }

    /**
     * Adds the log to a run, if the user has asked for it.
     *
     * @throws InvalidInputException when the time cannot be used, or a run that is resumed has a log of another.
     */
    RunSpecification appliedTo(RunSpecification run, TimeBase timeBase) {
        if (every == null) {
            return run;
        }
        Simulation before = run.simulation();
        long everyTicks = ticks(timeBase, before.endTicks(), before.measuring().digestTicks());
        Measuring measuring = before.measuring().loggingDigests(everyTicks);
        return run.with(before.with(measuring));
    }

    private long ticks(TimeBase timeBase, long endTicks, long ticksBefore) {
        boolean automatic = every.equals(AUTOMATIC);
        if (automatic && ticksBefore > 0) {
            return ticksBefore;
        }
        long ticks = automatic ? Math.max(1, endTicks / ENTRIES) : SimulatedTimes.ticks(DIGEST_LOG, every, timeBase);
        if (ticks <= 0) {
            throw new InvalidInputException(DIGEST_LOG + "=" + every + ": expected a time after 0");
        }
        if (ticksBefore > 0 && ticks != ticksBefore) {
            throw new InvalidInputException(DIGEST_LOG + "=" + every + ": the run was started with " + DIGEST_LOG + "="
                    + timeBase.format(ticksBefore) + ": leave the option out, or give that time");
        }
        return ticks;
    }
}
