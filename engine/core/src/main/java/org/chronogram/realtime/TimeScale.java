package org.chronogram.realtime;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chronogram.model.TimeBase;

/** How long simulated time takes on the wall clock. Immutable. */
public final class TimeScale {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Events of a window are executed together, when the first is due: the others so much too early at most. */
    private static final long LONGEST_WINDOW_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private static final Map<String, Double> SECONDS_PER_UNIT =
            Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "h", 3600.0);

    private final double nanosPerTick;

    private TimeScale(double nanosPerTick) {
        this.nanosPerTick = nanosPerTick;
    }

    /**
     * Makes the scale of a run. A unit that is no unit of time counts as a second.
     *
     * @param timeBase time base of the model.
     * @param factor simulated seconds per second of the wall clock, greater than 0.
     * @return the scale.
     */
    public static TimeScale of(TimeBase timeBase, double factor) {
        double secondsPerUnit = SECONDS_PER_UNIT.getOrDefault(timeBase.unit(), 1.0);
        return new TimeScale(secondsPerUnit * NANOS_PER_SECOND / (timeBase.ticksPerUnit() * factor));
    }

    /**
     * Tells the user what the unit of the model is taken for, where that is not clear.
     *
     * @param timeBase time base of the model.
     * @return one line; empty where the unit is one of time.
     */
    public static Optional<String> assumption(TimeBase timeBase) {
        return SECONDS_PER_UNIT.containsKey(timeBase.unit())
                ? Optional.empty()
                : Optional.of("real time: the unit of simulated time is '" + timeBase.unit()
                        + "', which counts as 1 second: give --real-time another factor if it is not");
    }

    /**
     * Returns how long a duration takes.
     *
     * @param ticks the duration in ticks.
     * @return wall-clock time in nanoseconds; Long.MAX_VALUE where it is longer.
     */
    public long nanos(long ticks) {
        return (long) (ticks * nanosPerTick);
    }

    /**
     * Returns how much simulated time passes.
     *
     * @param nanos wall-clock time in nanoseconds.
     * @return whole ticks.
     */
    public long ticks(long nanos) {
        return (long) (nanos / nanosPerTick);
    }

    /**
     * Returns the longest window of simulated time that may be executed at once.
     *
     * @return a tenth of a millisecond of the wall clock in ticks, at least 1.
     */
    public long longestWindowTicks() {
        return Math.max(1, ticks(LONGEST_WINDOW_NS));
    }
}
