package org.chronogram.sync;

import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.Pulse;
import org.chronogram.kernel.WindowGrid;

/**
 * Takes one partition through the steps of a run: execute the window, end the streams, await the END of all others, enter
 * the next step. Everybody computes the same window from the same numbers; there is no coordinator.
 *
 * <p>The conservative windows are those of YAWNS (David M. Nicol, "The cost of conservative synchronization in parallel
 * discrete event simulations", Journal of the ACM 40(2), 1993). {@link #doWork} never blocks. Not thread safe, but for
 * {@link #progress()}.
 */
public final class PartitionAgent implements Agent, Pulse {
    private static final long PULSE_INTERVAL_NS = 250_000;
    private static final long LONGEST_LATENCY_NS = 3_600_000_000_000L;

    private enum State {
        INITIALIZE,
        EXECUTE,
        AWAIT,
        DONE
    }

    private final int partition;
    private final Kernel kernel;
    private final WindowGrid grid;
    private final long endTicks;
    private final OutboundEvents outbound;
    private final InboundStreams inbound;
    private final StepTransport transport;
    private final StepFlags flags;
    private final CheckpointTaker checkpoints;
    private final CheckpointMarks marks;
    private final NanoClock clock;
    private final ProgressCounters progress = new ProgressCounters();
    private final Histogram latencyNs = new Histogram(LONGEST_LATENCY_NS, 3);

    private State state = State.INITIALIZE;
    private volatile boolean done;
    private long step;
    private long horizon;
    private long reachedTicks;
    private boolean stopped;
    private long flagsAfterStep;
    private long windowEndNs;
    private long lastPulseNs;

    PartitionAgent(
            int partition,
            Kernel kernel,
            WindowGrid grid,
            long endTicks,
            OutboundEvents outbound,
            InboundStreams inbound,
            StepTransport transport,
            StepFlags flags,
            CheckpointTaker checkpoints,
            CheckpointMarks marks,
            NanoClock clock) {
        this.partition = partition;
        this.kernel = kernel;
        this.grid = grid;
        this.endTicks = endTicks;
        this.outbound = outbound;
        this.inbound = inbound;
        this.transport = transport;
        this.flags = flags;
        this.checkpoints = checkpoints;
        this.marks = marks;
        this.clock = clock;
    }

    @Override
    public String roleName() {
        return "partition-" + partition;
    }

    @Override
    public int doWork() {
        return switch (state) {
            case INITIALIZE -> initialize();
            case EXECUTE -> execute();
            case AWAIT -> await();
            case DONE -> transport.doWork();
        };
    }

    /** Continues a run whose state was put back into the kernel, instead of starting one. */
    void continueFrom(StepPosition position) {
        step = position.steps();
        reachedTicks = position.reachedTicks();
        progress.publish(reachedTicks, kernel.events(), position.steps());
        enterStep(position.nextEventTicks());
    }

    /**
     * Until a step is behind this partition, others may have seen what it is about to say, or rather what was said in its
     * place before. What it says then is the same each time, but for the flags: so there must not be any.
     */
    void raiseNoFlagsUntil(long lastStep) {
        flagsAfterStep = lastStep;
    }

    private int initialize() {
        kernel.initialize();
        endStep();
        return 1;
    }

    private int execute() {
        kernel.runUntil(horizon);
        reachedTicks = horizon;
        endStep();
        progress.publish(reachedTicks, kernel.events(), step);
        return 1;
    }

    private void endStep() {
        outbound.flushAll();
        long nextEventTime = Math.min(kernel.nextEventTime(), outbound.minTime());
        int ownFlags = step > flagsAfterStep ? flags.take() : 0;
        inbound.end(nextEventTime, ownFlags);
        transport.sendEnd(step, ownFlags, nextEventTime, outbound);
        windowEndNs = clock.nanoTime();
        state = State.AWAIT;
    }

    private int await() {
        int workCount = transport.doWork();
        if (!inbound.isComplete()) {
            return workCount;
        }
        grant();
        return workCount + 1;
    }

    private void grant() {
        latencyNs.recordValue(Math.min(LONGEST_LATENCY_NS, Math.max(0, clock.nanoTime() - windowEndNs)));
        long start = inbound.minNextEventTime();
        int agreed = inbound.flags();
        stopped = start < endTicks && (agreed & StepFlags.STOP) != 0;
        if (stopped || (start < endTicks && (agreed & StepFlags.CHECKPOINT) != 0)) {
            takeCheckpoint(start);
        }
        enterStep(start);
    }

    private void enterStep(long start) {
        step++;
        inbound.beginStep(step);
        outbound.beginStep(step);
        if (start >= endTicks || stopped) {
            finish();
        } else {
            horizon = Math.min(endTicks, grid.endOf(start));
            state = State.EXECUTE;
        }
    }

    /** What has arrived for the next step is still outside the kernel, so the cut is consistent. */
    private void takeCheckpoint(long nextEventTicks) {
        marks.captured(step);
        checkpoints.onCheckpoint(partition, new StepPosition(step, reachedTicks, nextEventTicks), kernel.state());
    }

    /** The agent is always in the step after the last that it has taken. */
    private long stepsTaken() {
        return step - 1;
    }

    private void finish() {
        if (!stopped) {
            reachedTicks = endTicks;
        }
        kernel.finish(reachedTicks);
        progress.publish(reachedTicks, kernel.events(), stepsTaken());
        state = State.DONE;
        done = true;
    }

    /** Lets messages move while the partition executes. */
    @Override
    public void onPulse() {
        long nowNs = clock.nanoTime();
        if (nowNs - lastPulseNs >= PULSE_INTERVAL_NS) {
            lastPulseNs = nowNs;
            transport.doWork();
        }
    }

    /**
     * Tells whether the run has come to its end; any thread may ask, and may then ask for the {@link #outcome()}. The agent
     * must be given work all the same until all others are done too.
     *
     * @return true when it has.
     */
    public boolean isDone() {
        return done;
    }

    /**
     * Returns how far the partition has come; any thread may ask.
     *
     * @return the counters.
     */
    public ProgressCounters progress() {
        return progress;
    }

    /**
     * Returns what the partition did, once it is done.
     *
     * @return the outcome.
     */
    public PartitionOutcome outcome() {
        return new PartitionOutcome(
                reachedTicks,
                stopped,
                stepsTaken(),
                kernel.events(),
                kernel.remoteEvents(),
                kernel.pendingEvents(),
                kernel.digest(),
                kernel.statistics(),
                latencyNs,
                transport.peakWaitingBytes());
    }
}
