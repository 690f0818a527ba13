package org.chronogram.benchmarks.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of the heap an engine uses, garbage not counted.
 *
 * @param bytesPerLp bytes for one logical process of PHOLD.
 * @param bytesPerEvent bytes for one pending event.
 */
record MemoryUse(double bytesPerLp, double bytesPerEvent) {
    static MemoryUse of(JsonNode json) {
        return new MemoryUse(
                json.path("bytesPerLp").asDouble(), json.path("bytesPerEvent").asDouble());
    }

    Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bytesPerLp", bytesPerLp);
        fields.put("bytesPerEvent", bytesPerEvent);
        return fields;
    }
}
