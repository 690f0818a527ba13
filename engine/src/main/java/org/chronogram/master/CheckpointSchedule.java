package org.chronogram.master;

import java.util.concurrent.TimeUnit;
import org.chronogram.worker.FaultTolerance;

/**
 * When the next checkpoint is due. Left to itself, it waits for {@value #COST_FACTOR} times as long as the last one has
 * kept the simulation and the disk busy, so that checkpoints take less than 2 % of a run. Not thread safe.
 */
final class CheckpointSchedule {
    private static final long SHORTEST_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long COST_FACTOR = 50;

    private final FaultTolerance wanted;
    private long lastNs;
    private long lastTicks;
    private long costNs;
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
                : Math.max(SHORTEST_INTERVAL_NS, COST_FACTOR * costNs);
    }

    /** The workers were asked for a checkpoint. */
    void requested(long simulatedTicks, long nowNs) {
        inFlight = true;
        lastNs = nowNs;
        lastTicks = simulatedTicks;
    }

    /** All of it is on disk, or never will be; the cost is 0 then. */
    void ended(long newCostNs) {
        inFlight = false;
        costNs = newCostNs == 0 ? costNs : newCostNs;
    }
}
