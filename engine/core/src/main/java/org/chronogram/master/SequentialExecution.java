package org.chronogram.master;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.KernelCounts;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.run.WorkerLoad;
import org.chronogram.sync.CheckpointTaker;
import org.chronogram.sync.StepFlags;
import org.chronogram.sync.StepPosition;
import org.chronogram.worker.Outcomes;
import org.chronogram.worker.PartitionWork;

/** The sequential engine, on the calling thread. */
final class SequentialExecution implements LocalExecution {
    private final SequentialEngine engine;
    private final ProgressCounters counters;
    private final CheckpointTaker checkpoints;
    private final StepTurns turns;
    private boolean begun;

    SequentialExecution(SequentialEngine engine, ProgressCounters counters, CheckpointTaker checkpoints) {
        this(engine, counters, checkpoints, StepTurns.free(engine));
    }

    SequentialExecution(
            SequentialEngine engine, ProgressCounters counters, CheckpointTaker checkpoints, StepTurns turns) {
        this.engine = engine;
        this.counters = counters;
        this.checkpoints = checkpoints;
        this.turns = turns;
    }

    @Override
    public List<KernelState> states() {
        return List.of(engine.kernel().state());
    }

    @Override
    public void continueFrom(List<StepPosition> positions) {
        StepPosition position = positions.get(0);
        engine.continueFrom(position.completedSteps(), position.reachedTicks());
    }

    @Override
    public boolean run(LocalControl control) {
        if (!begun) {
            begun = true;
            engine.begin();
        }
        while (turns.hasNext()) {
            int flags = control.flags(this, engine.mayStop());
            if ((flags & (StepFlags.CHECKPOINT | StepFlags.STOP)) != 0) {
                checkpoint();
            }
            if ((flags & StepFlags.STOP) != 0) {
                break;
            }
            if ((flags & StepFlags.HALT) != 0) {
                return false;
            }
            turns.turn();
        }
        engine.finish();
        return true;
    }

    /** Copies the state for a checkpoint. */
    void checkpoint() {
        turns.onCheckpoint(engine.steps());
        checkpoints.onCheckpoint(0, position(), engine.kernel().state());
    }

    /** The engine plans a window when it begins a step. */
    private StepPosition position() {
        return new StepPosition(engine.steps(), engine.reachedTicks(), engine.decidedTicks(), StepPosition.NO_HORIZON);
    }

    @Override
    public List<StepPosition> positions() {
        return List.of(position());
    }

    @Override
    public String activity() {
        return engine.kernel().activity();
    }

    @Override
    public long simulatedTicks() {
        return counters.simulatedTicks();
    }

    @Override
    public long steps() {
        return counters.steps();
    }

    @Override
    public long events() {
        return counters.events();
    }

    @Override
    public WorkerLoad load() {
        return WorkerLoad.ofThisProcess(List.of());
    }

    @Override
    public PartitionWork firstWork() {
        return new PartitionWork(events(), 0, 0);
    }

    @Override
    public StatisticSet statistics() {
        return engine.kernel().statistics();
    }

    @Override
    public Outcome outcome(long wallNs) {
        Kernel kernel = engine.kernel();
        KernelCounts counts = kernel.counts();
        EventCounts events = new EventCounts(
                counts.handled(), counts.cancelled(), counts.remote(), kernel.pendingEvents(), kernel.digest());
        RunCosts costs = new RunCosts(RunCosts.encode(new Histogram(3)), List.of(), wallNs, 0, 0, 0, 0);
        long reachedTicks = engine.reachedTicks();
        boolean stopped = reachedTicks < engine.endTicks();
        return new Outcome(
                0, reachedTicks, stopped, Outcomes.reasonOf(kernel.askedStop()), engine.steps(), 0, events, costs);
    }
}
