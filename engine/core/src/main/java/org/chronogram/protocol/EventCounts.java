package org.chronogram.protocol;

/**
 * Counts of events in a worker.
 *
 * @param handled events handled.
 * @param cancelled events that their LPs have cancelled.
 * @param remote events that went from one partition to another.
 * @param pending events still pending.
 * @param digest the worker's share of the digest of the run.
 */
public record EventCounts(long handled, long cancelled, long remote, long pending, long digest) {
    /** Refuses impossible values. */
    public EventCounts {
        Fields.requireNotNegative(handled, cancelled, remote, pending);
    }
}
