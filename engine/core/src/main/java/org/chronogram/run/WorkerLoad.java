package org.chronogram.run;

import java.util.List;

/**
 * What a worker, or the process of a run without workers, takes while the run goes on.
 *
 * @param heapBytes memory in use on its heap, with what the collector has not found to be free yet; 0 where not known.
 * @param partitions where the time of the steps of its partitions went; empty where that is not measured, as for the
 *     sequential engine, which waits for nobody.
 */
public record WorkerLoad(long heapBytes, List<PartitionTimes> partitions) {
    /** The load of a worker of which nothing is known. */
    public static final WorkerLoad UNKNOWN = new WorkerLoad(0, List.of());

    /** Refuses impossible values. */
    public WorkerLoad {
        if (heapBytes < 0 || partitions == null) {
            throw new IllegalArgumentException("heapBytes=" + heapBytes + ", partitions=" + partitions);
        }
        partitions = List.copyOf(partitions);
    }

    /**
     * Returns the load of this process now.
     *
     * @param partitions where the time of the steps of its partitions went.
     * @return the load.
     */
    public static WorkerLoad ofThisProcess(List<PartitionTimes> partitions) {
        Runtime runtime = Runtime.getRuntime();
        return new WorkerLoad(runtime.totalMemory() - runtime.freeMemory(), partitions);
    }
}
