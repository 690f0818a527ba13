package org.chronogram.cli;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.run.EarlyEnd;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that end a run before its end time. */
final class EarlyEndOptions {
    static final String END_WHEN = "--end-when";
    static final String CHECK_EVERY = "--check-every";

    @Option(
            names = END_WHEN,
            paramLabel = "CONDITION",
            scope = ScopeType.INHERIT,
            description =
                    "end the run early, when the count of a counter, a tally or a histogram compares so with a whole"
                            + " number: NAME and one of >=, >, <=, <, == and the number, in quotes, for example \"lost>=100\";"
                            + " with a warm-up, what was counted after it")
    private String condition;

    @Option(
            names = CHECK_EVERY,
            paramLabel = TimeLabels.SIMULATED,
            scope = ScopeType.INHERIT,
            description =
                    "the run can end early at multiples of this simulated time, on every layout; a short one makes"
                            + " the steps of a run short (default: --sample-every where " + END_WHEN
                            + " is given too, or what the"
                            + " model has declared, or a thousandth of the run)")
    private String checkEvery;

    /**
     * Returns what was asked for.
     *
     * @param timeBase time base of the model.
     * @param sampleTicks time from sample to sample; 0 for none.
     * @throws InvalidInputException when an option has a value that cannot be used.
     */
    EarlyEnd of(TimeBase timeBase, long sampleTicks) {
        if (condition != null && condition.isBlank()) {
            throw new InvalidInputException(END_WHEN + "=: expected a condition, for example \"lost>=100\"");
        }
        EarlyEnd wanted = new EarlyEnd(condition == null ? "" : condition.strip(), checkTicks(timeBase, sampleTicks));
        boolean unused = wanted.endCondition().isPresent();
        return wanted;
    }

    private long checkTicks(TimeBase timeBase, long sampleTicks) {
        if (checkEvery == null) {
            return condition == null ? 0 : sampleTicks;
        }
        long ticks = SimulatedTimes.ticks(CHECK_EVERY, checkEvery, timeBase);
        if (ticks > 0) {
            return ticks;
        }
        throw new InvalidInputException(CHECK_EVERY + "=" + checkEvery + ": expected a time after 0");
    }
}
