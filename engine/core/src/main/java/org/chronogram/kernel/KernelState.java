package org.chronogram.kernel;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.agrona.collections.LongHashSet;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.StatisticSet;

/**
 * The state of a partition between two windows: all that must be written to continue the partition elsewhere, and put back
 * to do so. A view, not a copy: valid until the kernel goes on. Not thread safe.
 */
public final class KernelState {
    /** Words that the engine keeps for each LP: random stream, digest, and sequence with the number of events handled. */
    public static final int WORDS_PER_LP = LpStates.WORDS_PER_LP;

    /** Index of the word that is the digest of the events that the LP has handled. */
    public static final int DIGEST_WORD = LpStates.DIGEST_WORD;

    private final Kernel kernel;
    private final LpDirectory directory;
    private final LpTable table;
    private final LpStates states;
    private final PendingEvents pending;
    private final RecordInserter inserter;

    KernelState(
            Kernel kernel,
            LpDirectory directory,
            LpTable table,
            LpStates states,
            PendingEvents pending,
            RecordInserter inserter) {
        this.kernel = kernel;
        this.directory = directory;
        this.table = table;
        this.states = states;
        this.pending = pending;
        this.inserter = inserter;
    }

    /**
     * Returns the LPs that the partition owns.
     *
     * @return their ids.
     */
    public LpRanges lps() {
        return directory.lps();
    }

    /**
     * Returns the LPs of the partition.
     *
     * @return the LPs in ascending order of their ids, of which some may be {@linkplain #isAbsent absent}; not a copy.
     */
    public LogicalProcess[] processes() {
        return table.processes();
    }

    /**
     * Tells whether an LP does not exist now: it is created on demand, and no event has reached it, or it has retired.
     *
     * @param process one of {@link #processes}.
     * @return whether it only stands for an LP.
     */
    public static boolean isAbsent(LogicalProcess process) {
        return LpTable.isAbsent(process);
    }

    /**
     * Returns an LP that is to be restored, as the model makes it.
     *
     * @param index index of the LP in the ascending order of the ids of the partition.
     * @return the LP; created, if it was absent.
     */
    public LogicalProcess present(int index) {
        LogicalProcess process = table.processes()[index];
        return isAbsent(process) ? table.create(index) : process;
    }

    /**
     * Returns the class of an LP, also where it does not exist now.
     *
     * @param index index of the LP in the ascending order of the ids of the partition.
     * @return the class of the object that is, or would be, the LP.
     */
    public Class<?> classOf(int index) {
        LogicalProcess process = table.processes()[index];
        return isAbsent(process)
                ? kernel.declaration().groups().sampleOf(directory.lpAt(index)).getClass()
                : process.getClass();
    }

    /**
     * Returns an LP of each class that may be created later.
     *
     * @return LPs that are not in the partition.
     */
    public List<LogicalProcess> samples() {
        return kernel.declaration().groups().samples();
    }

    /**
     * Returns the words that the engine keeps for each LP.
     *
     * @return {@value #WORDS_PER_LP} words for each LP, in ascending order of their ids; not a copy.
     */
    public long[] lpWords() {
        return states.words();
    }

    /**
     * Returns how many events an LP has handled.
     *
     * @param index index of the LP in the ascending order of the ids of the partition.
     * @return the number of events; 2^32 - 1 stands for that many and more.
     */
    public long eventsOfLp(int index) {
        return states.handled(index);
    }

    /**
     * Returns the declarations of the model.
     *
     * @return the declarations.
     */
    public DeclaredModel declared() {
        return DeclaredModel.of(kernel.declaration());
    }

    /**
     * Returns the statistics of the partition.
     *
     * @return the statistics.
     */
    public StatisticSet statistics() {
        return kernel.statistics();
    }

    /**
     * Returns how far the partition has come.
     *
     * @return time in ticks before which every event of its LPs was executed.
     */
    public long reachedTicks() {
        return inserter.executedUntil();
    }

    /**
     * Returns a time that is after all events that were handled; it can lie before the time that was reached.
     *
     * @return time in ticks.
     */
    public long furthestTicks() {
        return kernel.furthestTicks();
    }

    /**
     * Returns how many events were handled.
     *
     * @return the number of events.
     */
    public long events() {
        return kernel.events();
    }

    /**
     * Returns how many events were handled, cancelled, and sent to other partitions.
     *
     * @return the counts.
     */
    public KernelCounts counts() {
        return kernel.counts();
    }

    /**
     * Returns which LP has asked for the end of the run.
     *
     * @return what it said; empty when none has asked.
     */
    public Optional<AskedStop> askedStop() {
        return kernel.askedStop();
    }

    /**
     * Puts back what an LP, of this partition or another, has said when it asked for the end of the run.
     *
     * @param stop what it said; one that was said earlier stays.
     */
    public void restoreStop(AskedStop stop) {
        kernel.restoreStop(stop);
    }

    /**
     * Hands out all pending events, in no particular order.
     *
     * @param sink takes the records.
     */
    public void forEachPending(RecordSink sink) {
        pending.forEach(sink);
    }

    /**
     * Returns a hash over all pending events, whatever their order. Takes a time that is proportional to their number.
     *
     * @return the hash.
     */
    public long pendingHash() {
        long[] sum = new long[1];
        forEachPendingRecord((words, offset, lengthWords) -> sum[0] += hash(words, offset, lengthWords));
        return sum[0];
    }

    /**
     * Returns the LPs that have sent the pending events that are not pending in another build of the same model.
     *
     * @param other the other build.
     * @return ids of LPs in ascending order.
     */
    public int[] sourcesOfPendingNotIn(KernelState other) {
        LongHashSet known = new LongHashSet();
        other.forEachPendingRecord((words, offset, lengthWords) -> known.add(hash(words, offset, lengthWords)));
        BitSet sources = new BitSet();
        forEachPendingRecord((words, offset, lengthWords) -> {
            if (!known.contains(hash(words, offset, lengthWords))) {
                // No LP has sent those from outside.
                if (EventLayout.source(words, offset) >= 0) {
                    sources.set(EventLayout.source(words, offset));
                }
            }
        });
        return sources.stream().toArray();
    }

    private void forEachPendingRecord(RecordSink sink) {
        pending.forEach(EventLayout.eachRecord(sink));
    }

    private static long hash(long[] words, int offset, int lengthWords) {
        return Digest.contribution(EventLayout.target(words, offset), Digest.update(0, words, offset, lengthWords));
    }

    /**
     * Puts back the position: everything before a time was executed. To be called before pending events are put back.
     *
     * @param reachedTicks the time.
     * @param furthestTicks a time that is after all events that were handled.
     * @param counts what was counted so far.
     */
    public void restorePosition(long reachedTicks, long furthestTicks, KernelCounts counts) {
        kernel.restorePosition(reachedTicks, furthestTicks, counts);
    }

    /**
     * Adds an event from outside, unless its target belongs to another partition. To be called before the run begins or
     * between two windows.
     *
     * @param event the event, of a time that was not reached.
     * @return whether it was added.
     */
    public boolean insert(OutsideEvent event) {
        return inserter.insert(event);
    }

    /**
     * Puts back a pending event, unless its target belongs to another partition.
     *
     * @param words holds the record.
     * @param offset index of its first word.
     * @param available how many words there are from there on.
     * @return its length in words; 0 when the words are no record of a pending event.
     */
    public int restorePending(long[] words, int offset, int available) {
        return inserter.restore(words, offset, available);
    }
}
