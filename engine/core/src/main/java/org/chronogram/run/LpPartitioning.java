package org.chronogram.run;

import java.util.Arrays;
import java.util.Optional;
import org.chronogram.kernel.DeclaredLinks;
import org.chronogram.kernel.LpOwners;
import org.chronogram.kernel.ModelDeclaration;

/** Divides the LPs of a run among its partitions. */
final class LpPartitioning {
    private LpPartitioning() {}

    static PartitionTable of(Layout layout, ModelDeclaration declaration) {
        if (declaration.links().isEmpty() || layout.workers() == 0) {
            return PartitionTable.BLOCKS;
        }
        DeclaredLinks links = declaration.links().get();
        int k = layout.partitions();
        int n = links.logicalProcesses();
        int[] owners = new int[n];
        for (int i = 0; i < n; i++) {
            owners[i] = (int) ((long) i * k / n);
        }
        LpOwners all = new LpOwners(owners, k);
        long[][] ticks = new long[k][k];
        for (long[] row : ticks) {
            Arrays.fill(row, Long.MAX_VALUE);
        }
        for (int lp = 0; lp < n; lp++) {
            int source = owners[lp];
            links.of(
                    lp,
                    (target, delay) -> ticks[source][owners[target]] = Math.min(ticks[source][owners[target]], delay));
        }
        return PartitionTable.of(Optional.of(all), Optional.of(ticks));
    }
}
