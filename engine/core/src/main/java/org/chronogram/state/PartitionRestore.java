package org.chronogram.state;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.chronogram.kernel.KernelCounts;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LpRanges;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;

/**
 * Restores one partition from the bytes of all partitions that its LPs were in when they were written. Not thread safe.
 *
 * <p>Order: {@link #find} in the written partitions, as far as needed, the LPs of this one; {@link #begin}; {@link #read} the
 * sources that have some of them, and those whose totals this partition takes; {@link #complete}. LPs are looked for first
 * because the time that the partition has reached must be known before a pending event is put back.
 */
public final class PartitionRestore {
    /** A written partition that has LPs of this one. */
    private record Found(String name, PartitionHeader header) {}

    private final KernelState state;
    private final ProcessCodec processes;
    private final List<Found> found = new ArrayList<>();
    private final BitSet foundLps = new BitSet();
    private final List<PartitionReader> readers = new ArrayList<>();
    private RestoredTimes times;
    private KernelCounts counts = KernelCounts.NONE;

    PartitionRestore(KernelState state, ProcessCodec processes) {
        this.state = state;
        this.processes = processes;
    }

    /**
     * Tells whether LPs of the partition can be in a written one.
     *
     * @param firstLp smallest id of the LPs that were written.
     * @param lastLp largest id.
     * @return whether the partition owns an LP from the first to the last.
     */
    public boolean overlaps(int firstLp, int lastLp) {
        return lastLp >= firstLp && state.lps().overlaps(LpRanges.block(firstLp, lastLp - firstLp + 1));
    }

    /**
     * Tells whether all LPs of the partition were found.
     *
     * @return true when no other source need be looked at.
     */
    public boolean foundAll() {
        return foundLps.cardinality() == state.lps().size();
    }

    /**
     * Looks for LPs of the partition in one that was written, at the beginning of its bytes.
     *
     * @param source gives the bytes.
     * @param count how many LPs it must have.
     * @return whether it has LPs of this partition, and so must be read.
     * @throws DamagedStateException when the bytes are not those that were written, or an LP was found before.
     */
    public boolean find(StateSource source, int count) {
        PartitionInput in = new PartitionInput(source);
        PartitionHeader header = PartitionHeader.read(in);
        if (header.lps().size() != count) {
            throw in.damaged("it has " + header.lps().size() + " LPs, expected " + count);
        }
        SharedLps shared = new SharedLps(header.lps(), state.lps());
        for (int run = 0; run < shared.runs(); run++) {
            addFound(in, shared.ownIndex(run), shared.ownIndex(run) + shared.count(run));
        }
        if (!shared.isEmpty()) {
            found.add(new Found(in.name(), header));
        }
        return !shared.isEmpty();
    }

    private void addFound(PartitionInput in, int firstIndex, int endIndex) {
        int twice = foundLps.nextSetBit(firstIndex);
        if (twice >= 0 && twice < endIndex) {
            int lp = state.lps().lpAt(twice);
            String other = found.stream()
                    .filter(each -> each.header().lps().contains(lp))
                    .map(Found::name)
                    .findFirst()
                    .orElseThrow();
            throw in.damaged("it has LP " + lp + ", which " + other + " has too");
        }
        foundLps.set(firstIndex, endIndex);
    }

    /**
     * Begins to read, after the LPs were looked for.
     *
     * @param name names all that was written, for messages.
     * @throws DamagedStateException when an LP of the partition was found nowhere.
     */
    public void begin(String name) {
        if (!foundAll()) {
            int missing = foundLps.nextClearBit(0);
            throw new DamagedStateException(name + ": LP " + state.lps().lpAt(missing) + " is in no file; "
                    + (state.lps().size() - foundLps.cardinality()) + " of the "
                    + state.lps().size()
                    + " LPs of a partition are missing");
        }
        long reachedTicks = found.stream()
                .mapToLong(each -> each.header().reachedTicks())
                .min()
                .orElse(0);
        times = new RestoredTimes(reachedTicks, writtenHorizonTicks());
        state.restorePosition(reachedTicks, furthestTicks(), KernelCounts.NONE);
        // The written statistics include what the LPs recorded when they were created.
        state.statistics().clear();
    }

    private long furthestTicks() {
        return found.stream()
                .mapToLong(each -> each.header().furthestTicks())
                .max()
                .orElse(0);
    }

    private OptionalLong writtenHorizonTicks() {
        return found.size() == 1 && found.get(0).header().lps().equals(state.lps())
                ? OptionalLong.of(found.get(0).header().horizonTicks())
                : OptionalLong.empty();
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
        PartitionHeader header = reader.read(withTotals);
        readers.add(reader);
        if (withTotals) {
            counts = counts.plus(header.counts());
        }
    }

    /**
     * Completes the partition, after all sources were read.
     *
     * @return the times from which it goes on.
     * @throws DamagedStateException when the statistics are not those that were written.
     * @throws ModelException when a {@code restored()} method of the LPs has recorded something.
     */
    public RestoredTimes complete() {
        requireNothingRecorded();
        readers.forEach(PartitionReader::mergeStatistics);
        readers.clear();
        state.restorePosition(times.reachedTicks(), furthestTicks(), counts);
        return times;
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
