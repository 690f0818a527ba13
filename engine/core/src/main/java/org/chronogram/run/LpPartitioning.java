package org.chronogram.run;

import org.chronogram.kernel.ModelDeclaration;

/** Divides the LPs of a run among its partitions. */
final class LpPartitioning {
    private LpPartitioning() {}

    static PartitionTable of(Layout layout, ModelDeclaration declaration) {
        return PartitionTable.BLOCKS;
    }
}
