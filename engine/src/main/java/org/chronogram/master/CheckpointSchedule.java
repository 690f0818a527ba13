package org.chronogram.master;

import java.util.concurrent.TimeUnit;
import org.chronogram.worker.FaultTolerance;

/**
 * When the next checkpoint is due. Left to itself, it waits for {@value #COST_FACTOR} times as long as the last one has
 * kept the simulation waiting and a core busy, and leaves the disk alone for most of the time. Not thread safe.
 */
final class CheckpointSchedule {
    private static final long SHORTEST_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);

    /** What a run loses is up to four times as much: caches, the system's part of the writing, peers that wait. */
    private static final long COST_FACTOR = 200;

    private static final long WRITE_FACTOR = 4;

    /**
     * The first checkpoints of a run meet code that is not compiled yet: later ones take a third where the state is large, a
     * fiftieth where it is small. So the first counts a twentieth of what it took, and so on; meanwhile more of them show
     * which it is, and a loss costs less.
     */
    private static final long[] WARM_UP_DIVISORS = {20, 5, 2};

    private final FaultTolerance wanted;
    private long lastNs;
    private long lastTicks;
    private long pauseAfterLastNs;
    private int taken;
    private boolean inFlight;

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

    boolean isDue(long simulatedTicks, long nowNs) {
        if (inFlight || !wanted.checkpoints()) {
            return false;
        }
        if (wanted.everyTicks() > 0) {
            return simulatedTicks - lastTicks >= wanted.everyTicks();
        }
        return nowNs - lastNs >= intervalNs();
    }

    private long intervalNs() {
        return wanted.everyWallMs() > 0
                ? TimeUnit.MILLISECONDS.toNanos(wanted.everyWallMs())
                : Math.max(SHORTEST_INTERVAL_NS, pauseAfterLastNs);
    }

    /** The workers were asked for a checkpoint. */
    void requested(long simulatedTicks, long nowNs) {
        inFlight = true;
        lastNs = nowNs;
        lastTicks = simulatedTicks;
    }

    /** All of it is on disk. */
    void ended(CheckpointCost cost) {
        long divisor = taken < WARM_UP_DIVISORS.length ? WARM_UP_DIVISORS[taken++] : 1;
        pauseAfterLastNs = Math.max(COST_FACTOR * (cost.busyNs() / divisor), WRITE_FACTOR * cost.writeNs());
        inFlight = false;
    }

    /** It never will be on disk. */
    void failed() {
        inFlight = false;
    }
}
