package org.chronogram.protocol;

import java.util.List;

/**
 * Where the time of a partition's steps went in a worker.
 *
 * @param steps how many steps were measured.
 * @param computeNs time of computing.
 * @param withoutCoreNs how much of it the thread had no core.
 * @param imbalanceNs time of waiting for partitions that were busy longer.
 * @param exchangeNs time of waiting for other reasons.
 * @param checkpointNs time of copying the state for checkpoints.
 * @param ownLastSteps steps in which the partition waited for no other.
 * @param waits for whom it waited, siblings and peers for which it never did left out.
 */
public record PartitionCosts(
        long steps,
        long computeNs,
        long withoutCoreNs,
        long imbalanceNs,
        long exchangeNs,
        long checkpointNs,
        long ownLastSteps,
        List<Wait> waits) {
    /** Refuses impossible values. */
    public PartitionCosts {
        Fields.require(waits != null, "no waits");
        Fields.requireNotNegative(steps, computeNs, withoutCoreNs, imbalanceNs, exchangeNs, checkpointNs, ownLastSteps);
        waits = List.copyOf(waits);
    }

    /**
     * How long a partition waited for a sibling or a peer.
     *
     * @param worker the peer, or the worker of the sibling.
     * @param thread thread of the sibling; -1 for all partitions of a peer.
     * @param lastSteps steps in which its END was the last to come.
     * @param imbalanceNs time of waiting because it was busy longer.
     * @param exchangeNs time of waiting for other reasons.
     */
    public record Wait(int worker, int thread, long lastSteps, long imbalanceNs, long exchangeNs) {
        /** The thread, where the wait was for a peer. */
        public static final int ANY_THREAD = -1;

        /** Refuses impossible values. */
        public Wait {
            Fields.requireNotNegative(worker, thread - ANY_THREAD, lastSteps, imbalanceNs, exchangeNs);
        }
    }
}
