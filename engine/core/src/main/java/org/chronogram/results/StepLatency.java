package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long partitions waited from the end of their own window to the grant of the next, in microseconds. The numbers are
 * NaN when no step was measured.
 *
 * @param count how many waits were measured.
 * @param p50 half of them took no longer than this.
 * @param p90 90 % of them took no longer than this.
 * @param p99 99 % of them took no longer than this.
 * @param p999 99.9 % of them took no longer than this.
 * @param max the longest.
 */
public record StepLatency(long count, double p50, double p90, double p99, double p999, double max) {
    private static final double NANOS_PER_MICRO = 1_000;

    /**
     * Summarises what was measured.
     *
     * @param nanos the waits in nanoseconds.
     * @return the summary.
     */
    public static StepLatency of(Histogram nanos) {
        return new StepLatency(
                nanos.getTotalCount(),
                percentile(nanos, 50),
                percentile(nanos, 90),
                percentile(nanos, 99),
                percentile(nanos, 99.9),
                percentile(nanos, 100));
    }

    private static double percentile(Histogram nanos, double percent) {
        return nanos.getTotalCount() == 0 ? Double.NaN : nanos.getValueAtPercentile(percent) / NANOS_PER_MICRO;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("count", count);
        map.put("p50", p50);
        map.put("p90", p90);
        map.put("p99", p99);
        map.put("p99.9", p999);
        map.put("max", max);
        map.put("unit", "us");
        return map;
    }
}
