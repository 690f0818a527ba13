package org.chronogram.state;

import java.util.List;
import org.chronogram.kernel.KernelState;
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
        return new PartitionCodec(state, ProcessCodec.of(state.processes(), state.statistics(), stateClasses));
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
     * Begins to restore the partition.
     *
     * @return reads the sources.
     */
    public PartitionRestore restore() {
        return new PartitionRestore(state, processes);
    }

    ProcessCodec processes() {
        return processes;
    }
}
