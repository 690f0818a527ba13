package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A time of a run during which it kept its layout.
 *
 * @param threads threads of the process that executed it; 1 for the sequential engine.
 * @param seconds how long it was, in wall-clock time.
 * @param events events that were handled in it.
 * @param reason why this layout was chosen.
 */
public record LayoutPhase(int threads, double seconds, long events, String reason) {
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("threads", threads);
        map.put("seconds", seconds);
        map.put("events", events);
        map.put("eventsPerSecond", seconds > 0 ? events / seconds : 0);
        map.put("reason", reason);
        return map;
    }
}
