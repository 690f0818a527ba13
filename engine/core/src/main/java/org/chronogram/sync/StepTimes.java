package org.chronogram.sync;

/**
 * Where the time of a partition's steps goes. A step is computing, from the barrier before it until its END, and then
 * waiting. As much of the wait as another source was busy longer than this partition is <i>imbalance</i>, and charged to the
 * source that was busy longest. The rest is <i>exchange</i>: the way of the frames, and the time for which the thread of a
 * source has no core between two windows. It is charged to the source whose END came last.
 *
 * <p>Steps whose begin is not known are left out: the initialization, the first step after a checkpoint was put back, and a
 * step in which a peer was replaced. Copying the state for a checkpoint is counted apart; others wait for a partition that
 * copies longer as for one that computes longer. Not thread safe.
 */
public final class StepTimes {
    /** What a wait takes at most that is not for a core, beside as long again as the partition was busy. */
    private static final long PROMPT_NS = 20_000;

    private final CoreUse coreUse;
    private final long[] lastSteps;
    private final long[] imbalancesNs;
    private final long[] exchangesNs;
    private long steps;
    private long ownLastSteps;
    private long computeNs;
    private long imbalanceNs;
    private long exchangeNs;
    private long promptWaitNs;
    private long checkpointNs;
    private boolean begun;
    private long beganNs;
    private long busyNs;
    private long copyNs;

    /**
     * Creates times of no step.
     *
     * @param sources number of sources, counted as {@link IncomingStreams} does.
     * @param coreUse measures whether the thread has a core while it computes.
     */
    StepTimes(int sources, CoreUse coreUse) {
        this.coreUse = coreUse;
        lastSteps = new long[sources];
        imbalancesNs = new long[sources];
        exchangesNs = new long[sources];
    }

    /** The window has ended; returns for how long the partition was busy in the step, 0 where that is not known. */
    long windowEnded(long nowNs) {
        busyNs = begun ? Math.max(0, nowNs - beganNs) : 0;
        if (begun) {
            coreUse.windowEnded(busyNs, meanStepNs());
        }
        return busyNs;
    }

    private long meanStepNs() {
        return steps == 0 ? busyNs : (computeNs + imbalanceNs + exchangeNs) / steps;
    }

    /**
     * All ENDs of the step are here, and the next one begins.
     *
     * @param waited whether any was missing after the first look.
     */
    void barrierPassed(long nowNs, StepBarrier barrier, boolean waited) {
        if (begun) {
            count(Math.max(0, nowNs - beganNs - busyNs), barrier, waited ? barrier.lastSource() : StepBarrier.OWN);
        }
        begun = true;
        beganNs = nowNs;
        copyNs = 0;
        coreUse.windowBegins();
    }

    private void count(long waitNs, StepBarrier barrier, int lastSource) {
        steps++;
        computeNs += Math.max(0, busyNs - copyNs);
        long othersNs = Math.min(waitNs, Math.max(0, barrier.longestNs() - busyNs));
        imbalanceNs += othersNs;
        exchangeNs += waitNs - othersNs;
        promptWaitNs += Math.min(waitNs, PROMPT_NS + busyNs);
        if (othersNs > 0) {
            imbalancesNs[barrier.longestSource()] += othersNs;
        }
        if (lastSource == StepBarrier.OWN) {
            ownLastSteps++;
        } else {
            lastSteps[lastSource]++;
            exchangesNs[lastSource] += waitNs - othersNs;
        }
    }

    /** The state was copied for a checkpoint, since the barrier. */
    void checkpointTaken(long nowNs) {
        copyNs = Math.max(0, nowNs - beganNs);
        checkpointNs += copyNs;
        coreUse.drop();
    }

    /** The thread stood still for something that is no part of the step. */
    void interrupted() {
        begun = false;
        coreUse.drop();
    }

    /**
     * Returns the number of sources.
     *
     * @return siblings by thread, then peers by worker; those of this partition and this worker are never waited for.
     */
    public int sources() {
        return lastSteps.length;
    }

    /**
     * Returns how many steps were measured.
     *
     * @return the number.
     */
    public long steps() {
        return steps;
    }

    /**
     * Returns how long the partition has computed.
     *
     * @return ns, with the sending of its events and without the copying of its state for checkpoints.
     */
    public long computeNs() {
        return computeNs;
    }

    /**
     * Returns for how long the thread had no core while the partition computed.
     *
     * @return ns, an estimate; 0 where it is not known.
     */
    public long withoutCoreNs() {
        return coreUse.withoutCoreNs(computeNs);
    }

    /**
     * Returns how long the partition waited because another was busy longer.
     *
     * @return ns.
     */
    public long imbalanceNs() {
        return imbalanceNs;
    }

    /**
     * Returns how long the partition waited for other reasons.
     *
     * @return ns.
     */
    public long exchangeNs() {
        return exchangeNs;
    }

    /**
     * Returns how long the partition would have waited if no thread had ever been without a core: each wait counts as no more
     * than {@value #PROMPT_NS} ns and the time for which the partition was busy in the step.
     *
     * @return ns, an estimate.
     */
    public long promptWaitNs() {
        return promptWaitNs;
    }

    /**
     * Returns how long copying the state for checkpoints took.
     *
     * @return ns.
     */
    public long checkpointNs() {
        return checkpointNs;
    }

    /**
     * Returns in how many steps the partition waited for no other.
     *
     * @return the number of steps.
     */
    public long ownLastSteps() {
        return ownLastSteps;
    }

    /**
     * Returns in how many steps the END of a source was the last to come.
     *
     * @param source the source.
     * @return the number of steps.
     */
    public long lastSteps(int source) {
        return lastSteps[source];
    }

    /**
     * Returns how long the partition waited because a source was busy longer.
     *
     * @param source the source.
     * @return ns.
     */
    public long imbalanceNs(int source) {
        return imbalancesNs[source];
    }

    /**
     * Returns how long the partition waited for a source for other reasons.
     *
     * @param source the source.
     * @return ns.
     */
    public long exchangeNs(int source) {
        return exchangesNs[source];
    }
}
