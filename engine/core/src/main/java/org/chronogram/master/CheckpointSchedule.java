package org.chronogram.master;

import java.util.concurrent.TimeUnit;
import org.chronogram.run.FaultTolerance;

/**
 * Decides when the next checkpoint is due. Where the user has set no interval, it is {@value #COST_FACTOR} times as long as
 * the last checkpoint has kept the simulation waiting and a core busy, and so long that the disk is idle for most of the
 * time; but no longer than a limit. The limit is small after a loss and grows again with every checkpoint: a run that loses
 * workers again and again needs checkpoints between the losses at any cost. Not thread safe.
 */
final class CheckpointSchedule {
    private static final long SHORTEST_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);

    /** A checkpoint costs a run up to four times its busy time: cold caches, system time of the writing, peers that wait. */
    private static final long COST_FACTOR = 200;

    private static final long WRITE_FACTOR = 4;

    /** Where no checkpoint takes long, the first loss costs at most this much work. */
    private static final long LONGEST_INTERVAL_NS = TimeUnit.MINUTES.toNanos(5);

    /** Where checkpoints take long: a longest interval of so many times the last one. */
    private static final long LEAST_COST_FACTOR = 20;

    /** After a loss, simulation and disk have at least as much time for themselves as the checkpoints take. */
    private static final long LEAST_COST_FACTOR_AFTER_LOSS = 2;

    private static final int LOSSES_BEFORE_ALL_GO_BACK = 3;

    private static final double GROWTH = 1.5;

    /**
     * The first checkpoints of a run execute code that is not compiled yet: later ones take a third of their time where the
     * state is large, a fiftieth where it is small. So the cost of the first checkpoints is divided by these numbers; the
     * checkpoints that follow soon after show the true cost, and a loss costs less meanwhile.
     */
    private static final long[] WARM_UP_DIVISORS = {20, 5, 2};

    private final FaultTolerance wanted;
    private long lastNs;
    private long lastTicks;
    private long affordableNs;
    private long limitNs = LONGEST_INTERVAL_NS;
    private int taken;
    private boolean inFlight;
    private boolean asked;

    CheckpointSchedule(FaultTolerance wanted, long nowNs) {
        this.wanted = wanted;
        lastNs = nowNs;
    }

    /** The run has begun, or goes on from a checkpoint. */
    void begin(long simulatedTicks, long nowNs) {
        lastNs = nowNs;
        lastTicks = simulatedTicks;
        inFlight = false;
    }

    /** A worker was lost: until it is seen that no other follows, a checkpoint is worth more than its cost. */
    void lost() {
        limitNs = SHORTEST_INTERVAL_NS;
        taken = 0;
    }

    /**
     * Tells whether the survivors of a loss should go back with the one lost. A checkpoint can be taken only where all have
     * come: a survivor that stays ahead makes the checkpoint wait for the worker that catches up, which may take longer than
     * until the next loss.
     *
     * @param lossesSinceCheckpoint how many losses there were since a checkpoint was committed.
     */
    boolean needsAllToGoBack(int lossesSinceCheckpoint) {
        boolean automatic = wanted.everyWallMs() == 0 && wanted.everyTicks() == 0;
        return automatic && lossesSinceCheckpoint >= LOSSES_BEFORE_ALL_GO_BACK;
    }

    /** A user wants a checkpoint now: the next is due as soon as none is under way. */
    void ask() {
        asked = true;
    }

    boolean isDue(long simulatedTicks, long nowNs) {
        if (inFlight || !wanted.checkpoints()) {
            return false;
        }
        if (asked) {
            return true;
        }
        if (wanted.everyTicks() > 0) {
            return simulatedTicks - lastTicks >= wanted.everyTicks();
        }
        return nowNs - lastNs >= intervalNs();
    }

    private long intervalNs() {
        return wanted.everyWallMs() > 0
                ? TimeUnit.MILLISECONDS.toNanos(wanted.everyWallMs())
                : Math.max(SHORTEST_INTERVAL_NS, Math.min(limitNs, affordableNs));
    }

    /** The workers were asked for a checkpoint. */
    void requested(long simulatedTicks, long nowNs) {
        inFlight = true;
        asked = false;
        lastNs = nowNs;
        lastTicks = simulatedTicks;
    }

    /** The checkpoint under way is on disk. */
    void ended(CheckpointCost cost) {
        long divisor = taken < WARM_UP_DIVISORS.length ? WARM_UP_DIVISORS[taken++] : 1;
        long busyNs = cost.busyNs() / divisor;
        affordableNs = Math.max(COST_FACTOR * busyNs, WRITE_FACTOR * cost.writeNs());
        limitNs = Math.max(
                Math.min((long) (GROWTH * limitNs), Math.max(LONGEST_INTERVAL_NS, LEAST_COST_FACTOR * busyNs)),
                LEAST_COST_FACTOR_AFTER_LOSS * Math.max(cost.busyNs(), cost.writeNs()));
        inFlight = false;
    }

    /** The checkpoint under way could not be written. */
    void failed() {
        inFlight = false;
    }
}
