package org.chronogram.run;

/**
 * Where the time of the steps of a partition went so far, as it tells while the run goes on. All are sums since it began to
 * count, which it does anew where it was replaced or moved.
 *
 * @param steps how many steps were measured.
 * @param computeNs time of computing.
 * @param imbalanceNs time of waiting for partitions that were busy longer.
 * @param exchangeNs time of waiting for other reasons.
 * @param checkpointNs time of copying the state for checkpoints.
 */
public record PartitionTimes(long steps, long computeNs, long imbalanceNs, long exchangeNs, long checkpointNs) {
    /** Refuses impossible values. */
    public PartitionTimes {
        if (Math.min(Math.min(steps, computeNs), Math.min(Math.min(imbalanceNs, exchangeNs), checkpointNs)) < 0) {
            throw new IllegalArgumentException("negative numbers");
        }
    }
}
