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

    /** The first checkpoint of a run meets code that is not compiled yet: later ones take a fifth and less. */
    private static final long FIRST_TO_LATER = 5;

    private final FaultTolerance wanted;
    private long lastNs;
    private long lastTicks;
    private long pauseAfterLastNs;
    private boolean hadOne;
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
        long expectedNs = hadOne ? cost.busyNs() : cost.busyNs() / FIRST_TO_LATER;
        pauseAfterLastNs = Math.max(COST_FACTOR * expectedNs, WRITE_FACTOR * cost.writeNs());
        hadOne = true;
        inFlight = false;
    }

    /** It never will be on disk. */
    void failed() {
        inFlight = false;
    }
}
