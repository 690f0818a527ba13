package org.chronogram.results;

/**
 * How far a run came in simulated time, and its counts up to then. The same on every layout.
 *
 * @param time time up to which the run came, in the unit of the model; the end time unless it was stopped or ended by itself.
 * @param stopped whether the run was stopped before its end time, by somebody outside.
 * @param endedBy why it ended by itself before its end time, empty when it did not.
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
        String endedBy,
        int lps,
        long events,
        long cancelledEvents,
        long pendingEvents,
        long steps,
        long digest,
        LpEvents lpEvents) {
    /**
     * Tells which LP has ended a run.
     *
     * @param lp the LP.
     * @param time when it asked for the end, in the unit of the model.
     * @param reason why; may be empty.
     * @return the text for {@code endedBy}.
     */
    public static String endedBy(int lp, String time, String reason) {
        return "LP " + lp + " at " + time + (reason.isEmpty() ? "" : ": " + reason);
    }
}
