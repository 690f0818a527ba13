package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Where the time of the steps of a run went.
 *
 * @param partitions times of each partition; none for the sequential engine.
 */
public record StepTimes(List<PartitionTimes> partitions) {
    /** The times of a run that was not measured. */
    public static final StepTimes NONE = new StepTimes(List.of());

    /**
     * Returns the share of a part in the time of all partitions.
     *
     * @param partNs the part of a partition's time.
     * @return the share, from 0 to 1; NaN when no step was measured.
     */
    public double share(ToLongFunction<PartitionTimes> partNs) {
        long totalNs = sum(PartitionTimes::totalNs);
        return totalNs == 0 ? Double.NaN : (double) sum(partNs) / totalNs;
    }

    /**
     * Adds up a number of all partitions.
     *
     * @param field the number.
     * @return the sum.
     */
    public long sum(ToLongFunction<PartitionTimes> field) {
        return partitions.stream().mapToLong(field).sum();
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("computing", share(PartitionTimes::computeNs));
        map.put("withoutCore", share(PartitionTimes::withoutCoreNs));
        map.put("imbalance", share(PartitionTimes::imbalanceNs));
        map.put("exchange", share(PartitionTimes::exchangeNs));
        map.put("checkpoints", share(PartitionTimes::checkpointNs));
        map.put("partitions", partitions.stream().map(PartitionTimes::asMap).toList());
        return map;
    }
}
