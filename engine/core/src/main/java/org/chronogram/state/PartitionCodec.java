package org.chronogram.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LpRanges;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;

/**
 * Writes the state of one partition between two windows, and restores it. Not thread safe.
 *
 * <p>State is restored into a partition whose LPs are as the model made them. It may own other LPs than the partition that
 * was written: it then reads several sources, and takes from each what belongs to its LPs.
 */
public final class PartitionCodec {
    /** LPs that are captured before the first checkpoint: more than the virtual machine runs before it compiles for good. */
    private static final int REHEARSED_LPS = 1 << 15;

    private final KernelState state;
    private final ProcessCodec processes;
    private final PartitionWriter writer;

    private PartitionCodec(KernelState state, ProcessCodec processes) {
        this.state = state;
        this.processes = processes;
        writer = new PartitionWriter(processes);
    }

    /**
     * Makes the codec of a partition, and checks that the state of its LPs can be captured.
     *
     * @param state the partition, whose LPs were not initialised yet.
     * @param stateClasses further classes whose objects can become part of the state of LPs.
     * @return the codec.
     * @throws InvalidInputException when a field of an LP holds an object that cannot be captured.
     */
    public static PartitionCodec of(KernelState state, List<Class<?>> stateClasses) {
        return new PartitionCodec(state, ProcessCodec.of(allClasses(state), state.statistics(), stateClasses));
    }

    /** Returns an LP of each class that the partition has or may have; the LPs themselves where none come later. */
    private static LogicalProcess[] allClasses(KernelState state) {
        List<LogicalProcess> samples = state.samples();
        if (samples.isEmpty()) {
            return state.processes();
        }
        return Stream.concat(Arrays.stream(state.processes()), samples.stream())
                .filter(process -> !KernelState.isAbsent(process))
                .toArray(LogicalProcess[]::new);
    }

    /**
     * Captures some LPs to nowhere, so that the virtual machine has compiled the code by the time the simulation waits for
     * the first checkpoint. Does nothing for a partition of few LPs, which are captured quickly without.
     */
    public void rehearse() {
        LogicalProcess[] all = state.processes();
        if (all.length >= REHEARSED_LPS) {
            writer.rehearse(all, REHEARSED_LPS);
        }
    }

    /**
     * Writes the partition.
     *
     * @param horizonTicks end of the window that the partition has planned next. It belongs to this set of LPs, and is given
     *     back to a partition of the same set alone.
     * @param sink takes the bytes.
     * @throws ModelException when an LP has come to hold an object that cannot be captured.
     */
    public void write(long horizonTicks, StateSink sink) {
        writer.write(state, horizonTicks, sink);
    }

    /**
     * Restores the partition, whose LPs are as the model has made them, from partitions that may have divided the LPs in
     * another way.
     *
     * @param sources all that was written.
     * @param partition index of this partition.
     * @param partitions how many there are now.
     * @return the times from which the partition goes on.
     * @throws InvalidInputException when the state of the LPs has another layout than in the sources.
     * @throws DamagedStateException when a source is not what was written, or the sources do not have each LP of the
     *     partition once.
     */
    public RestoredTimes restore(PartitionSources sources, int partition, int partitions) {
        PartitionRestore restore = restore();
        BitSet needed = findLps(sources, restore, partition);
        restore.begin(sources.name());
        for (int source = 0; source < sources.count(); source++) {
            boolean withTotals = source % partitions == partition;
            if (withTotals || needed.get(source)) {
                sources.read(source, restore, withTotals);
            }
        }
        return restore.complete();
    }

    /**
     * Returns the sources that have LPs of the partition. The source of the same index is looked at first: where the
     * partitions are those that have written, it has all of them, and no other source need be opened or fetched.
     */
    private static BitSet findLps(PartitionSources sources, PartitionRestore restore, int partition) {
        BitSet found = new BitSet();
        int first = Math.min(partition, sources.count() - 1);
        for (int i = 0; i < sources.count(); i++) {
            int source = i == 0 ? first : i <= first ? i - 1 : i;
            if (!restore.foundAll() && sources.mayHave(source, restore) && sources.find(source, restore)) {
                found.set(source);
            }
        }
        return found;
    }

    /** Begins to restore the partition. */
    PartitionRestore restore() {
        return new PartitionRestore(state, processes);
    }

    LpRanges lps() {
        return state.lps();
    }

    ProcessCodec processes() {
        return processes;
    }
}
