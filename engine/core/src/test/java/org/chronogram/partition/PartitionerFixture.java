package org.chronogram.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Plans by links, with the default imbalance. */
abstract class PartitionerFixture {
    static int[] owners(PartitionPlan plan) {
        return IntStream.range(0, plan.logicalProcesses())
                .map(plan::partitionOf)
                .toArray();
    }

    static PartitionPlan plan(LinkGraph links, int partitions) {
        return new LinkPartitioner(links).partition(partitions);
    }

    static void assertComplete(PartitionPlan plan) {
        assertEquals(plan.partitions(), Arrays.stream(owners(plan)).distinct().count());
    }
}
