package org.chronogram.benchmarks.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long partitions waited from the end of their own window to the grant of the next, in microseconds; NaN where nothing
 * was measured.
 *
 * @param p50 half of them took no longer than this.
 * @param p99 99 % of them took no longer than this.
 * @param p999 99.9 % of them took no longer than this.
 */
record StepWaits(double p50, double p99, double p999) {
    static final StepWaits NONE = new StepWaits(Double.NaN, Double.NaN, Double.NaN);

    /** Reads what {@code sim run --json} prints. */
    static StepWaits of(JsonNode latency) {
        return new StepWaits(number(latency, "p50"), number(latency, "p99"), number(latency, "p99.9"));
    }

    private static double number(JsonNode node, String field) {
        return node.path(field).asDouble(Double.NaN);
    }

    Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("p50", p50);
        fields.put("p99", p99);
        fields.put("p99.9", p999);
        fields.put("unit", "us");
        return fields;
    }
}
