package org.chronogram.results;

/**
 * How far a run came in simulated time, and its counts up to then. The same on every layout.
 *
 * @param time time up to which the run came, in the unit of the model; the end time unless it was stopped.
 * @param stopped whether the run was stopped before its end time.
 * @param lps number of LPs.
 * @param events events handled.
 * @param cancelledEvents events that their LPs have cancelled.
 * @param pendingEvents events pending at the end.
 * @param steps steps completed.
 * @param digest hash over every event handled by every LP.
 * @param lpEvents events handled by each LP.
 */
public record Reached(
        String time,
        boolean stopped,
        int lps,
        long events,
        long cancelledEvents,
        long pendingEvents,
        long steps,
        long digest,
        LpEvents lpEvents) {}
