package org.chronogram.state;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;

/**
 * Restores one partition from the bytes of all partitions that its LPs were in when they were written. Not thread safe.
 */
public final class PartitionRestore {
    private final KernelState state;
    private final ProcessCodec processes;
    private final long reachedTicks;
    private final List<PartitionReader> readers = new ArrayList<>();
    private long events;
    private long remoteEvents;

    PartitionRestore(KernelState state, ProcessCodec processes, long reachedTicks) {
        this.state = state;
        this.processes = processes;
        this.reachedTicks = reachedTicks;
        state.restorePosition(reachedTicks, 0, 0);
        // The written statistics include what the LPs recorded when they were created.
        state.statistics().clear();
    }

    /**
     * Tells whether the partition owns any of a range of LPs.
     *
     * @param firstLp id of the first LP.
     * @param count how many LPs the range has.
     * @return whether it owns one.
     */
    public boolean overlaps(int firstLp, int count) {
        return firstLp < state.firstLp() + state.processes().length && state.firstLp() < firstLp + count;
    }

    /**
     * Reads one written partition.
     *
     * @param source gives all of its bytes and no others.
     * @param withTotals whether its statistics and counts, which belong to no LP, are taken too. Of all partitions that read
     *     the same source, one must take them.
     * @throws InvalidInputException when the model has changed since the bytes were written.
     * @throws DamagedStateException when the bytes are not those that were written.
     * @throws ModelException when an LP fails to rebuild what follows from its state.
     */
    public void read(StateSource source, boolean withTotals) {
        PartitionReader reader = new PartitionReader(source, state, processes);
        reader.read(withTotals);
        readers.add(reader);
        events += reader.events();
        remoteEvents += reader.remoteEvents();
    }

    /**
     * Completes the partition, after all sources were read.
     *
     * @throws DamagedStateException when the statistics are not those that were written.
     * @throws ModelException when a {@code restored()} method of the LPs has recorded something.
     */
    public void complete() {
        requireNothingRecorded();
        readers.forEach(PartitionReader::mergeStatistics);
        readers.clear();
        state.restorePosition(reachedTicks, events, remoteEvents);
    }

    /** A record made in restored() would count once more with each checkpoint that a run goes on from. */
    private void requireNothingRecorded() {
        List<String> recorded = state.statistics().recorded();
        if (!recorded.isEmpty()) {
            throw new ModelException("a restored() method of the LPs recorded into " + String.join(", ", recorded)
                    + ": a run that goes on from a checkpoint would count that more than once; record in initialize,"
                    + " onEvent or finish");
        }
    }
}
