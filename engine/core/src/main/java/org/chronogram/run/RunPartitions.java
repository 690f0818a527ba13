package org.chronogram.run;

import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.InvalidInputException;
import org.chronogram.partition.PartitionPlan;
import org.chronogram.partition.WorkerCut;

/**
 * How the LPs of a run are divided among its partitions.
 *
 * @param plan the owner of each LP, and what is cut.
 * @param table the same, as the workers are told.
 * @param betweenWorkers the links between different workers.
 */
public record RunPartitions(PartitionPlan plan, PartitionTable table, WorkerCut betweenWorkers) {
    /**
     * Divides the LPs of a model among threads of this process, as a run does that says nothing about it.
     *
     * @param threads number of threads.
     * @param model name of the model.
     * @param declaration what it has declared.
     * @return how they are divided.
     * @throws InvalidInputException when they cannot be divided so.
     */
    public static RunPartitions onThreads(int threads, String model, ModelDeclaration declaration) {
        return LpPartitioning.of(Layout.of(0, threads), HostOptions.LOOPBACK, model, declaration);
    }
}
