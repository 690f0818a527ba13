package org.chronogram.kernel;

import java.util.Arrays;

/** Executes a model with links on partitions that own any LPs. Each goes as far as no other one can reach it. */
final class LinkedLockStep extends LockStep {
    private final long[][] distanceTicks;

    /** Creates the kernels. */
    LinkedLockStep(LinkedModel model, LpOwners owners, long endTicks, long seed) {
        super(owners.partitions(), endTicks);
        distanceTicks = distances(model.links().directTicks(owners));
        for (int partition = 0; partition < owners.partitions(); partition++) {
            int target = partition;
            long entryTicks = Arrays.stream(distanceTicks)
                    .mapToLong(row -> row[target])
                    .min()
                    .orElseThrow();
            ModelDeclaration declaration = ModelDeclaration.of(model, model.noParameters(), endTicks);
            LpDirectory directory = LpDirectory.of(owners, partition);
            kernels.add(new Kernel(declaration, directory, entryTicks, seed, 0, this::send, Pulse.NONE));
        }
    }

    /** Makes chains longer by one link at a time, until none gets shorter. */
    private static long[][] distances(long[][] direct) {
        long[][] distance = Arrays.stream(direct).map(long[]::clone).toArray(long[][]::new);
        for (int links = 1; links <= direct.length; links++) {
            for (long[] row : distance) {
                for (int via = 0; via < row.length; via++) {
                    for (int target = 0; target < row.length; target++) {
                        row[target] = Math.min(row[target], sum(row[via], direct[via][target]));
                    }
                }
            }
        }
        return distance;
    }

    private static long sum(long first, long second) {
        return first > Long.MAX_VALUE - second ? Long.MAX_VALUE : first + second;
    }

    @Override
    long horizonTicks(int partition, long[] nextEventTicks) {
        long horizonTicks = Long.MAX_VALUE;
        for (int source = 0; source < nextEventTicks.length; source++) {
            horizonTicks = Math.min(horizonTicks, sum(nextEventTicks[source], distanceTicks[source][partition]));
        }
        return kernels.get(partition).grid().alignDown(horizonTicks);
    }
}
