package org.chronogram.kernel;

/** The directory of partitions that own blocks of consecutive ids: a local index is the id minus that of the first LP. */
final class BlockDirectory extends LpDirectory {
    private final int firstLp;
    private final int smallBlock;
    private final int largeBlocks;
    private final int firstInSmallBlocks;

    BlockDirectory(int logicalProcesses, int partitions, int partition) {
        super(logicalProcesses, blockSize(logicalProcesses, partitions, partition));
        smallBlock = logicalProcesses / partitions;
        largeBlocks = logicalProcesses % partitions;
        firstInSmallBlocks = largeBlocks * (smallBlock + 1);
        firstLp = partition * smallBlock + Math.min(partition, largeBlocks);
    }

    private static int blockSize(int logicalProcesses, int partitions, int partition) {
        if (partitions < 1 || logicalProcesses < partitions) {
            throw new IllegalArgumentException(
                    "cannot divide " + logicalProcesses + " LPs among " + partitions + " partitions");
        }
        return logicalProcesses / partitions + (partition < logicalProcesses % partitions ? 1 : 0);
    }

    @Override
    LpRanges lps() {
        return LpRanges.block(firstLp, size());
    }

    @Override
    int lpAt(int index) {
        return firstLp + index;
    }

    @Override
    int indexOf(int lp) {
        return lp - firstLp;
    }

    @Override
    boolean isLocal(int lp) {
        return Integer.compareUnsigned(lp - firstLp, size()) < 0;
    }

    @Override
    int partitionOf(int lp) {
        return lp < firstInSmallBlocks ? lp / (smallBlock + 1) : largeBlocks + (lp - firstInSmallBlocks) / smallBlock;
    }
}
