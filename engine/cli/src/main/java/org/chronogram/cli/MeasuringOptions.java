package org.chronogram.cli;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.run.Measuring;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that say when statistics are sampled, and when measuring begins. */
final class MeasuringOptions {
    static final String WARM_UP = "--warm-up";
    static final String SAMPLE_EVERY = "--sample-every";

    static final String AUTO = "auto";

    /** So many samples tell well enough where the transient ends. */
    private static final int SAMPLES = 1_000;

    @Option(
            names = WARM_UP,
            paramLabel = TimeLabels.SIMULATED + "|auto",
            scope = ScopeType.INHERIT,
            description =
                    "simulated time at which all statistics begin anew, so that the start from an empty model does"
                            + " not count; auto: finds from samples where each statistic becomes steady, and adds its mean from"
                            + " there on with a confidence interval (default: statistics count from the start)")
    private String warmUp;

    @Option(
            names = SAMPLE_EVERY,
            paramLabel = TimeLabels.SIMULATED,
            scope = ScopeType.INHERIT,
            description = "write to series.csv what each statistic has recorded in each interval of this simulated time"
                    + " (default: no series)")
    private String sampleEvery;

    /**
     * Returns what was asked for.
     *
     * @param endTicks end of the run.
     * @throws InvalidInputException when a time cannot be used.
     */
    Measuring of(TimeBase timeBase, long endTicks) {
        long sampleTicks = ticks(SAMPLE_EVERY, sampleEvery, timeBase);
        if (AUTO.equals(warmUp)) {
            return new Measuring(0, sampleTicks == 0 ? Math.max(1, endTicks / SAMPLES) : sampleTicks, true, 0);
        }
        return new Measuring(ticks(WARM_UP, warmUp, timeBase), sampleTicks, false, 0);
    }

    private static long ticks(String option, String text, TimeBase timeBase) {
        if (text == null) {
            return 0;
        }
        long ticks = SimulatedTimes.ticks(option, text, timeBase);
        if (ticks > 0) {
            return ticks;
        }
        throw new InvalidInputException(option + "=" + text + ": expected a time after 0");
    }
}
