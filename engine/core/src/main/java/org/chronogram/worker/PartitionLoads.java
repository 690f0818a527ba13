package org.chronogram.worker;

import java.util.List;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.WorkerLoad;
import org.chronogram.sync.PublishedTimes;

/** Turns what the partitions of this process publish into what a run reports of it. */
final class PartitionLoads {
    private PartitionLoads() {}

    static WorkerLoad of(List<PublishedTimes> partitions) {
        return WorkerLoad.ofThisProcess(
                partitions.stream().map(PartitionLoads::times).toList());
    }

    private static PartitionTimes times(PublishedTimes published) {
        return new PartitionTimes(
                published.steps(),
                published.computeNs(),
                published.imbalanceNs(),
                published.exchangeNs(),
                published.checkpointNs());
    }
}
