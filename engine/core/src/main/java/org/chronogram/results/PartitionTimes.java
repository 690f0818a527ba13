package org.chronogram.results;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the time of a partition's steps went.
 *
 * @param worker worker of the partition.
 * @param thread its thread in the worker.
 * @param steps how many steps were measured.
 * @param computeNs time of computing.
 * @param withoutCoreNs how much of it the thread had no core, an estimate; 0 where that is not known.
 * @param imbalanceNs time of waiting for partitions that were busy longer.
 * @param exchangeNs time of waiting for other reasons.
 * @param checkpointNs time of copying the state for checkpoints.
 * @param ownLastSteps steps in which the partition waited for no other.
 * @param waits for whom it waited.
 */
public record PartitionTimes(
        int worker,
        int thread,
        long steps,
        long computeNs,
        long withoutCoreNs,
        long imbalanceNs,
        long exchangeNs,
        long checkpointNs,
        long ownLastSteps,
        List<Wait> waits) {
    /** A wait shorter than this share of the longest is not listed, so that a run of a thousand workers has a short list. */
    private static final double SMALLEST_LISTED = 0.01;

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
        long totalNs() {
            return imbalanceNs + exchangeNs;
        }

        private Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("worker", worker);
            map.put("thread", thread < 0 ? null : thread);
            map.put("lastSteps", lastSteps);
            map.put("imbalanceSeconds", imbalanceNs / 1e9);
            map.put("exchangeSeconds", exchangeNs / 1e9);
            return map;
        }
    }

    /**
     * Returns the whole time of the steps.
     *
     * @return ns.
     */
    public long totalNs() {
        return computeNs + imbalanceNs + exchangeNs + checkpointNs;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("worker", worker);
        map.put("thread", thread);
        map.put("steps", steps);
        map.put("computeSeconds", computeNs / 1e9);
        map.put("withoutCoreSeconds", withoutCoreNs / 1e9);
        map.put("imbalanceSeconds", imbalanceNs / 1e9);
        map.put("exchangeSeconds", exchangeNs / 1e9);
        map.put("checkpointSeconds", checkpointNs / 1e9);
        map.put("ownLastSteps", ownLastSteps);
        map.put("waits", longestWaits().stream().map(Wait::asMap).toList());
        return map;
    }

    private List<Wait> longestWaits() {
        long longestNs = waits.stream().mapToLong(Wait::totalNs).max().orElse(0);
        return waits.stream()
                .filter(wait -> wait.totalNs() >= SMALLEST_LISTED * longestNs)
                .sorted(Comparator.comparingLong(Wait::totalNs).reversed())
                .toList();
    }
}
