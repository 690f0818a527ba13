package org.chronogram.sync;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ProgressCounters;

/**
 * Takes one partition through the steps of a run: execute the window, send END, await the END of all others, enter the next
 * step. {@link WindowSequence} says how far a window goes. {@link #doWork} never blocks. Not thread safe, but for {@link
 * #progress()}, {@link #publishedTimes()}, {@link #isDone()} and {@link #isHalted()}.
 */
public final class PartitionAgent implements Agent {
    private enum State {
        INITIALIZE,
        EXECUTE,
        AWAIT,
        HALTED,
        DONE
    }

    private final int partition;
    private final Kernel kernel;
    private final EventBatches batches;
    private final PartitionExchange exchange;
    private final IncomingStreams incoming;
    private final WindowSequence windows;
    private final OwnEnd ownEnd;
    private final CheckpointTaker checkpoints;
    private final StepMeter meter;
    private final ProgressCounters progress = new ProgressCounters();

    private State state = State.INITIALIZE;
    private volatile boolean done;
    private volatile boolean halted;
    private long step;
    private StepPace pace = StepPace.FREE;

    /**
     * Creates the agent of a partition whose LPs are not initialized.
     *
     * @param partition index of the partition.
     * @param kernel executes the windows; sends to the batches.
     * @param batches the events that leave the partition.
     * @param exchange moves frames to and from other partitions.
     * @param incoming takes the frames that arrive.
     * @param policy how far a window goes.
     * @param endTicks end of the run.
     * @param flags requests of this worker to all workers.
     * @param checkpoints copies the state when all partitions have agreed to.
     * @param times where the time of the steps goes.
     * @param clock clock for latencies.
     */
    PartitionAgent(
            int partition,
            Kernel kernel,
            EventBatches batches,
            PartitionExchange exchange,
            IncomingStreams incoming,
            WindowPolicy policy,
            long endTicks,
            StepFlags flags,
            CheckpointTaker checkpoints,
            StepTimes times,
            NanoClock clock) {
        this.partition = partition;
        this.kernel = kernel;
        this.batches = batches;
        this.exchange = exchange;
        this.incoming = incoming;
        windows = new WindowSequence(policy, endTicks);
        ownEnd = new OwnEnd(kernel, batches, policy, flags);
        this.checkpoints = checkpoints;
        meter = new StepMeter(times, clock);
        exchange.deliverTo(incoming);
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
            case HALTED -> 0;
            case DONE -> exchange.doWork();
        };
    }

    /** Continues a run whose state was put back into the kernel, instead of starting one. */
    void continueFrom(StepPosition position) {
        step = position.completedSteps();
        progress.publish(position.reachedTicks(), kernel.events(), step);
        kernel.marks().resume(position.nextEventTicks());
        windows.resume(position, kernel.marks().nextTicks());
        enterNextStep();
    }

    /** Raises no flags in the END of a step up to this one, see {@link OwnEnd#withholdFlagsUntil}. */
    void withholdFlagsUntil(long lastStep) {
        ownEnd.withholdFlagsUntil(lastStep);
    }

    /** Returns the current step; 0 is the initialization. */
    long step() {
        return step;
    }

    /** The peers will begin again, in another mesh. */
    void expectRepetition() {
        incoming.expectRepetition();
        meter.interrupted();
    }

    /** Sets when the steps may begin; to be called before the first. */
    void pace(StepPace newPace) {
        pace = newPace;
    }

    private int initialize() {
        kernel.initialize();
        endStep();
        return 1;
    }

    private int execute() {
        if (!pace.isDue(windows.startTicks())) {
            meter.interrupted();
            return exchange.doWork() + (pace.isNear(windows.startTicks()) ? 1 : 0);
        }
        pace.onStep(partition, windows.startTicks());
        windows.executed(kernel.runUntil(windows.horizonTicks()));
        endStep();
        progress.publish(windows.reachedTicks(), kernel.events(), step);
        return 1;
    }

    private void endStep() {
        batches.flushAll();
        StepEnd end = ownEnd.of(step);
        end.busyNs(meter.windowEnded());
        incoming.barrier().add(end, partition, StepBarrier.OWN);
        exchange.sendEnd(end, batches);
        state = State.AWAIT;
    }

    private int await() {
        int workCount = exchange.doWork();
        if (!incoming.barrier().isComplete()) {
            meter.endMissing();
            return workCount;
        }
        passBarrier();
        return workCount + 1;
    }

    private void passBarrier() {
        StepBarrier barrier = incoming.barrier();
        meter.barrierPassed(barrier);
        boolean endAsked = (barrier.flags() & StepFlags.END_ASKED) != 0;
        kernel.marks().pass(barrier.nextEventTicks(), endAsked, barrier.count());
        windows.endAt(kernel.marks().endTicks());
        long limitTicks = Math.min(kernel.marks().nextTicks(), pace.limitTicks(barrier.nextEventTicks()));
        windows.plan(barrier.nextEventTicks(), barrier.reachTicks(), limitTicks);
        if (!windows.isOver() && (barrier.flags() & StepFlags.STOP) != 0) {
            windows.endEarly(barrier.furthestTicks());
        }
        boolean wanted = !windows.isOver() && (barrier.flags() & StepFlags.CHECKPOINT) != 0;
        if (wanted || (windows.isOver() && windows.endsEarly())) {
            takeCheckpoint();
        }
        if (!windows.isOver() && (barrier.flags() & StepFlags.HALT) != 0) {
            state = State.HALTED;
            halted = true;
        } else {
            enterNextStep();
        }
    }

    /** The frames that have arrived for the next step are still outside of the kernel, so the cut is consistent. */
    private void takeCheckpoint() {
        checkpoints.onCheckpoint(partition, position(), kernel.state());
        meter.checkpointTaken();
    }

    /**
     * Returns where the partition stands when it has halted.
     *
     * @return the position, from which partitions with its state can go on.
     */
    public StepPosition position() {
        return new StepPosition(step, windows.reachedTicks(), windows.startTicks(), windows.plannedTicks());
    }

    private void enterNextStep() {
        step++;
        incoming.beginStep(step);
        batches.beginStep(step);
        if (windows.isOver()) {
            finish();
        } else {
            state = State.EXECUTE;
        }
    }

    private void finish() {
        kernel.finish(windows.reachedTicks());
        progress.publish(windows.reachedTicks(), kernel.events(), completedSteps());
        state = State.DONE;
        done = true;
    }

    /** To be called when the run has ended: the step that was entered last is not executed. */
    private long completedSteps() {
        return step - 1;
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

    /** Goes on where the partition has halted; does nothing where it has not. To be called for all partitions. */
    public void goOn() {
        if (halted) {
            halted = false;
            enterNextStep();
        }
    }

    /**
     * Tells whether the partition has halted, as {@link StepFlags#HALT} asks for; any thread may ask. Its frames for this
     * step have all arrived, and it has sent none for the next.
     *
     * @return true when it has.
     */
    public boolean isHalted() {
        return halted;
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
     * Returns where the time of the steps went so far; any thread may ask.
     *
     * @return the times.
     */
    public PublishedTimes publishedTimes() {
        return meter.published();
    }

    /**
     * Returns where the time of the steps goes. To be asked by the thread that executes the partition, or when it is done.
     *
     * @return the times.
     */
    public StepTimes times() {
        return meter.times();
    }

    /**
     * Returns the outcome of the partition, once it is done.
     *
     * @return the outcome.
     */
    public PartitionOutcome outcome() {
        return new PartitionOutcome(
                windows.reachedTicks(),
                windows.endsEarly(),
                completedSteps(),
                kernel.askedStop(),
                kernel.counts(),
                kernel.pendingEvents(),
                kernel.digest(),
                kernel.statistics(),
                meter.latencyNs(),
                meter.times(),
                exchange.peakWaitingBytes());
    }
}
