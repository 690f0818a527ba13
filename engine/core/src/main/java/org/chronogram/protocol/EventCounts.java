package org.chronogram.protocol;

/**
 * Counts of events in a worker.
 *
 * @param handled events handled.
 * @param remote events that went from one partition to another.
 * @param pending events still pending.
 * @param digest the worker's share of the digest of the run.
 */
public record EventCounts(long handled, long remote, long pending, long digest) {
    /** Refuses impossible values. */
    public EventCounts {
        Fields.requireNotNegative(handled, remote, pending);
    }
}
