package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Digests of a partition, or of a whole run, at simulated times: of all events so far, for each group of LPs. A digest is a
 * sum over LPs, so those of partitions add up. Not thread safe.
 */
public final class DigestSeries extends Statistic {
    /** Into how many groups the LPs of a run are divided. */
    public static final int GROUPS = 64;

    /** No statistic of a model can have this name, as a blank one is refused. */
    private static final String NAME = "a series of digests";

    private static final int TIMES_PER_PIECE = 64;

    /** For each time the number of events, and the digests of the groups. */
    private final long[][] times;

    DigestSeries(int times) {
        super(NAME, "");
        this.times = new long[times][];
    }

    /**
     * Returns the first LP of a group: groups are blocks of LPs whose ids follow each other.
     *
     * @param group index of the group, from 0; {@link #GROUPS} for the end of the last.
     * @param logicalProcesses how many LPs the run has.
     * @return id of the LP; that of the next group where the group is empty.
     */
    public static int firstLp(int group, int logicalProcesses) {
        return (int) (((long) group * logicalProcesses + GROUPS - 1) / GROUPS);
    }

    /**
     * Returns the group of an LP.
     *
     * @param lp id of the LP.
     * @param logicalProcesses how many LPs the run has.
     * @return index of the group.
     */
    public static int groupOf(int lp, int logicalProcesses) {
        return (int) ((long) lp * GROUPS / logicalProcesses);
    }

    /**
     * Returns for how many times there is room.
     *
     * @return the number.
     */
    public int times() {
        return times.length;
    }

    /**
     * Returns at how many times the digests are known.
     *
     * @return the number.
     */
    public int taken() {
        return (int) Arrays.stream(times).filter(Objects::nonNull).count();
    }

    /**
     * Notes the digests at a time.
     *
     * @param index which time, from 0.
     * @param handledEvents events that the partition has handled.
     * @param digests digests of the groups, as far as their LPs are in the partition.
     */
    public void take(int index, long handledEvents, long[] digests) {
        long[] taken = new long[1 + GROUPS];
        taken[0] = handledEvents;
        System.arraycopy(digests, 0, taken, 1, GROUPS);
        times[Objects.checkIndex(index, times.length)] = taken;
    }

    /**
     * Tells whether the digests at a time are known.
     *
     * @param index which time, from 0.
     * @return false where the run has not come to it, or had come past it before digests were asked for.
     */
    public boolean has(int index) {
        return times[index] != null;
    }

    /**
     * Returns how many events were handled up to a time.
     *
     * @param index which time, from 0.
     * @return the number of events.
     */
    public long events(int index) {
        return times[index][0];
    }

    /**
     * Returns the digest of a group at a time.
     *
     * @param index which time, from 0.
     * @param group index of the group.
     * @return the digest.
     */
    public long digest(int index, int group) {
        return times[index][1 + group];
    }

    /**
     * Returns the digest of all LPs at a time, as in the result of a run that ends there.
     *
     * @param index which time, from 0.
     * @return the digest.
     */
    public long digest(int index) {
        return Arrays.stream(times[index]).skip(1).sum();
    }

    private void add(int index, long[] taken) {
        if (times[index] == null) {
            times[index] = taken.clone();
            return;
        }
        for (int i = 0; i < taken.length; i++) {
            times[index][i] += taken[i];
        }
    }

    @Override
    public Map<String, Number> summary(long endTicks) {
        return Map.of("count", (long) taken());
    }

    @Override
    Map<String, Number> interval(Statistic begin, long beginTicks, long endTicks) {
        throw new IllegalStateException("digests are not sampled");
    }

    @Override
    String kind() {
        return "digests at " + times.length + " times";
    }

    @Override
    boolean isEmpty() {
        return Arrays.stream(times).allMatch(Objects::isNull);
    }

    @Override
    void clear() {
        Arrays.fill(times, null);
    }

    @Override
    Statistic emptyCopy() {
        return new DigestSeries(times.length);
    }

    @Override
    void mergeFrom(Statistic other) {
        long[][] others = ((DigestSeries) other).times;
        for (int i = 0; i < times.length; i++) {
            if (others[i] != null) {
                add(i, others[i]);
            }
        }
    }

    @Override
    int pieces() {
        return (times.length + TIMES_PER_PIECE - 1) / TIMES_PER_PIECE;
    }

    private int end(int piece) {
        return Math.min(times.length, (piece + 1) * TIMES_PER_PIECE);
    }

    @Override
    boolean isEmpty(int piece) {
        return Arrays.stream(times, piece * TIMES_PER_PIECE, end(piece)).allMatch(Objects::isNull);
    }

    @Override
    void write(int piece, DataOutput out) throws IOException {
        for (int i = piece * TIMES_PER_PIECE; i < end(piece); i++) {
            out.writeBoolean(times[i] != null);
            if (times[i] != null) {
                for (long number : times[i]) {
                    out.writeLong(number);
                }
            }
        }
    }

    @Override
    void merge(int piece, DataInput in) throws IOException {
        for (int i = piece * TIMES_PER_PIECE; i < end(piece); i++) {
            if (in.readBoolean()) {
                long[] taken = new long[1 + GROUPS];
                for (int j = 0; j < taken.length; j++) {
                    taken[j] = in.readLong();
                }
                add(i, taken);
            }
        }
    }
}
