package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How well a run has followed the wall clock: for how long after their time steps have begun, in microseconds.
 *
 * @param factor simulated seconds per second of the wall clock; 0 for a run that does not follow it.
 * @param steps how many steps were measured.
 * @param p50 half of them were not later than this.
 * @param p99 99 % of them were not later than this.
 * @param max the latest.
 * @param lateSteps steps that have begun more than a millisecond after their time.
 */
public record RealTime(double factor, long steps, double p50, double p99, double max, long lateSteps) {
    /** The run does not follow the wall clock. */
    public static final RealTime NONE = new RealTime(0, 0, 0, 0, 0, 0);

    private static final double NANOS_PER_MICRO = 1_000;

    /**
     * Summarises what was measured.
     *
     * @param factor simulated seconds per second of the wall clock.
     * @param lateness how late each step has begun, in nanoseconds.
     * @param lateSteps steps that count as late.
     * @return the summary.
     */
    public static RealTime of(double factor, Histogram lateness, long lateSteps) {
        return new RealTime(
                factor,
                lateness.getTotalCount(),
                lateness.getValueAtPercentile(50) / NANOS_PER_MICRO,
                lateness.getValueAtPercentile(99) / NANOS_PER_MICRO,
                lateness.getMaxValue() / NANOS_PER_MICRO,
                lateSteps);
    }

    /**
     * Tells whether the run has followed the wall clock.
     *
     * @return true when it has.
     */
    public boolean paced() {
        return factor > 0;
    }

    /**
     * Returns the share of steps that were late.
     *
     * @return from 0 to 1.
     */
    public double lateShare() {
        return steps == 0 ? 0 : (double) lateSteps / steps;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("factor", factor);
        Map<String, Object> lateness = new LinkedHashMap<>();
        lateness.put("steps", steps);
        lateness.put("p50", p50);
        lateness.put("p99", p99);
        lateness.put("max", max);
        lateness.put("unit", "us");
        map.put("lateness", lateness);
        map.put("lateShare", lateShare());
        return map;
    }
}
