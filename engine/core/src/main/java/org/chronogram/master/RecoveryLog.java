package org.chronogram.master;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chronogram.results.Recovery;

/**
 * The losses of a run so far, of which it lists the newest. It gives up when the run makes no progress between losses. The
 * run makes progress when a checkpoint is committed between two losses, or when it has come further than ever before: where
 * the survivors stay, they keep their work without a checkpoint. Not thread safe.
 */
final class RecoveryLog {
    static final int MOST_LISTED = 1_000;

    private static final int MOST_LOSSES_WITHOUT_PROGRESS = 10;

    private final Deque<Recovery> recoveries = new ArrayDeque<>();
    private final SortedMap<Integer, Integer> lossesInVain = new TreeMap<>();
    private long furthestTicks = -1;
    private int committed;
    private int lossesInARow;
    private int lossesSinceCheckpoint;
    private long inVainSinceNs;
    private long losses;
    private long lostNs;
    private long endsAfterSteps;
    private boolean open;

    /**
     * Counts a loss.
     *
     * @param worker index of the lost worker.
     * @param reachedTicks simulated time that the run had reached.
     * @param committedSoFar checkpoints that the run has committed.
     * @return whether the run may go on; false when workers were lost again and again without any progress.
     */
    boolean allowsAnother(int worker, long reachedTicks, int committedSoFar, long nowNs) {
        boolean newCheckpoint = committedSoFar > committed;
        if (newCheckpoint || reachedTicks > furthestTicks) {
            lossesInVain.clear();
            lossesInARow = 0;
            inVainSinceNs = nowNs;
        }
        lossesSinceCheckpoint = newCheckpoint ? 1 : lossesSinceCheckpoint + 1;
        committed = committedSoFar;
        furthestTicks = Math.max(furthestTicks, reachedTicks);
        lossesInVain.merge(worker, 1, Integer::sum);
        return ++lossesInARow <= MOST_LOSSES_WITHOUT_PROGRESS;
    }

    /** Returns how many losses there were since a checkpoint was committed. */
    int lossesSinceCheckpoint() {
        return lossesSinceCheckpoint;
    }

    /** Returns the simulated time that the run has reached at most, as known at its losses. */
    long furthestTicks() {
        return furthestTicks;
    }

    /** Names the workers that were lost since the run last made progress, each with the number of its losses. */
    String lossesInVain(long nowNs) {
        return "workers were lost " + lossesInARow + " times in "
                + TimeUnit.NANOSECONDS.toSeconds(nowNs - inVainSinceNs) + " s ("
                + lossesInVain.entrySet().stream()
                        .map(entry -> "worker " + entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Adds a recovery that has begun; of too many the oldest is forgotten. */
    void begin(Recovery recovery, long nowNs) {
        if (recoveries.size() == MOST_LISTED) {
            recoveries.removeFirst();
        }
        recoveries.addLast(recovery.numbered(++losses));
        endsAfterSteps = Long.MAX_VALUE;
        lostNs = nowNs;
        open = true;
    }

    /** Tells whether a recovery has begun and has not ended. */
    boolean isOpen() {
        return open;
    }

    /**
     * All workers are ready to go on. The recovery ends when all have come further than any of them is now.
     *
     * @param kind how the run goes on.
     * @param eventsReexecuted events that will be handled again.
     * @param mostCompletedSteps how far the furthest worker is.
     */
    void allReady(String kind, long eventsReexecuted, long mostCompletedSteps) {
        endsAfterSteps = mostCompletedSteps;
        replaceLast(last().goingOn(kind, eventsReexecuted));
    }

    /** Takes how many steps all workers have completed, and ends the recovery with the first new one. */
    void progress(long steps, long nowNs) {
        if (open && steps > endsAfterSteps) {
            open = false;
            replaceLast(last().lasting((nowNs - lostNs) / 1e9));
        }
    }

    private void replaceLast(Recovery recovery) {
        recoveries.removeLast();
        recoveries.addLast(recovery);
    }

    Recovery last() {
        return recoveries.getLast();
    }

    /** Returns the newest recoveries, in the order in which they began. */
    List<Recovery> recoveries() {
        return List.copyOf(recoveries);
    }
}
