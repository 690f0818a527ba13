package org.chronogram.benchmarks.endtoend;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The measurements of one run.
 *
 * @param events events executed in the measured time.
 * @param seconds measured time, from the first event to the last.
 * @param steps steps of the parallel engine, or windows of the sequential one; 0 for engines that have none.
 * @param digest digest of the run; empty for engines that make none.
 * @param referenceEvents events up to the reference end; 0 where that was not run.
 * @param stepWaits how long partitions waited between two steps.
 * @param peakRssBytes largest resident memory of all processes of the run together; 0 where it cannot be known.
 */
record RunOutcome(
        long events,
        double seconds,
        long steps,
        String digest,
        long referenceEvents,
        StepWaits stepWaits,
        long peakRssBytes) {
    double eventsPerSecond() {
        return events / seconds;
    }

    double stepsPerSecond() {
        return steps / seconds;
    }

    Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("events", events);
        fields.put("seconds", seconds);
        fields.put("eventsPerSecond", eventsPerSecond());
        fields.put("steps", steps);
        fields.put("digest", digest);
        fields.put("referenceEvents", referenceEvents);
        fields.put("stepWaits", stepWaits.toMap());
        fields.put("peakRssBytes", peakRssBytes);
        return fields;
    }
}
