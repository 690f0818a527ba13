package org.chronogram.worker;

/**
 * What a partition has done so far.
 *
 * @param events events that it has handled.
 * @param computeNs for how long it has computed, on a core; 0 on the sequential engine, which does nothing else.
 * @param promptWaitNs for how long it would have waited for others if no thread had ever been without a core.
 */
public record PartitionWork(long events, long computeNs, long promptWaitNs) {}
