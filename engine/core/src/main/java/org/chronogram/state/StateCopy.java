package org.chronogram.state;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.kernel.LpRanges;

/**
 * The state of all partitions of a run in memory, copied at a step boundary, to be put into partitions of this process that
 * divide the LPs in another way. Not thread safe.
 */
public final class StateCopy implements PartitionSources {
    private record Part(LpRanges lps, StateBytes bytes) {}

    private final List<Part> parts = new ArrayList<>();

    /**
     * Adds the next partition.
     *
     * @param codec the partition.
     * @param horizonTicks end of the window that the partition has planned next.
     * @throws org.chronogram.model.ModelException when an LP has come to hold an object that cannot be captured.
     */
    public void add(PartitionCodec codec, long horizonTicks) {
        StateBytes bytes = new StateBytes();
        codec.write(horizonTicks, bytes);
        parts.add(new Part(codec.lps(), bytes));
    }

    @Override
    public String name() {
        return "the copy of the state";
    }

    @Override
    public int count() {
        return parts.size();
    }

    @Override
    public boolean mayHave(int source, PartitionRestore restore) {
        LpRanges lps = parts.get(source).lps();
        return restore.overlaps(lps.firstLp(), lps.lastLp());
    }

    @Override
    public boolean find(int source, PartitionRestore restore) {
        return restore.find(open(source), parts.get(source).lps().size());
    }

    @Override
    public void read(int source, PartitionRestore restore, boolean withTotals) {
        restore.read(open(source), withTotals);
    }

    private StateSource open(int source) {
        return parts.get(source).bytes().open("partition " + source);
    }
}
