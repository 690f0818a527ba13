package org.chronogram.master;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.OutsideEvent;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.RunResult;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.ModelBuilds;
import org.chronogram.run.PreparedRun;
import org.chronogram.sync.CheckpointTaker;
import org.chronogram.sync.StepPosition;
import org.chronogram.worker.PartitionThreads;
import org.chronogram.worker.WorkerCheckpoints;

/**
 * The phases of a run in this process: in each it keeps its layout. Between two of them its state is copied and put into the
 * partitions of the next layout, as a checkpoint would be. Used by one thread, but for {@link #execution}.
 */
final class LocalPhases {
    private final PreparedRun whole;
    private final LocalCheckpoints checkpoints;
    private final LayoutChooser chooser;
    private final LocalControl control;
    private final RunClock clock;
    private final ModelBuilds builds;
    private final HeapRoom room = HeapRoom.ofThisProcess();
    private final BooleanSupplier stopRequested;
    private final OutsideWorld outside;
    private volatile Phase phase;
    private volatile int movingTo;

    /** The run on one layout. */
    private record Phase(PreparedRun prepared, LocalExecution execution, WorkerCheckpoints writer) {}

    LocalPhases(
            PreparedRun whole,
            LocalCheckpoints checkpoints,
            LayoutChooser chooser,
            RunClock clock,
            BooleanSupplier stopRequested,
            OutsideWorld outside) {
        this.whole = whole;
        this.checkpoints = checkpoints;
        this.chooser = chooser;
        this.clock = clock;
        this.stopRequested = stopRequested;
        this.outside = outside;
        control = new LocalControl(stopRequested, checkpoints, chooser, endTicks(), clock);
        builds = new ModelBuilds(
                whole.specification(), LocalPaths.AS_SPECIFIED, whole.declared(), whole.catalog(), whole.model());
    }

    private long endTicks() {
        return whole.specification().simulation().endTicks();
    }

    /** Builds the LPs, and puts the newest checkpoint into them where the run is resumed. */
    void begin() {
        enter(first());
        Optional<List<StepPosition>> restored = checkpoints.restored();
        restored.ifPresent(execution()::continueFrom);
        insert(outside.recordedBefore(
                restored.map(positions -> OptionalLong.of(positions.get(0).completedSteps()))
                        .orElseGet(OptionalLong::empty)));
        checkpoints.begin(execution().positions().get(0).reachedTicks());
    }

    private void insert(List<OutsideEvent> events) {
        List<KernelState> states = execution().states();
        events.forEach(event -> states.forEach(state -> state.insert(event)));
    }

    private Phase first() {
        while (chooser.mayMove()) {
            try {
                Phase first = build(whole.onThreads(chooser.threads()));
                if (chooser.threads() == first.execution().states().size()) {
                    return first;
                }
                first.writer().close();
            } catch (InvalidInputException | ModelException e) {
                chooser.cannotBegin(e.getMessage());
            }
        }
        return build(whole.specification().layout().automatic() ? whole.onThreads(1) : whole);
    }

    /** Executes the run to its end, or to the step boundary at which it is stopped. */
    void run() {
        chooser.begin(control.lookAt(execution()));
        while (!execution().run(control)) {
            move();
            chooser.begin(control.lookAt(execution()));
        }
    }

    /** Moves to the layout that was chosen. Where that fails, and where the run is to stop, it stays where it is. */
    private void move() {
        movingTo = chooser.threads();
        Phase next = null;
        try {
            room.require();
            next = build(whole.onThreads(movingTo));
            next.execution().continueFrom(restored(next));
            if (!stopRequested.getAsBoolean()) {
                enter(next);
                return;
            }
            chooser.refused(now(), "the run was to stop");
        } catch (InvalidInputException | ModelException | OutOfMemoryError e) {
            chooser.refused(now(), e.getMessage());
        } finally {
            movingTo = 0;
        }
        if (next != null) {
            next.writer().close();
        }
    }

    /** Returns the number of threads on which the run is. */
    private int now() {
        return execution().states().size();
    }

    private void enter(Phase next) {
        checkpoints.use(next.writer());
        phase = next;
    }

    private List<StepPosition> restored(Phase next) {
        List<StepPosition> positions = execution().positions();
        StepPosition at = positions.get(0);
        return next.writer().restore(phase.writer().copy(positions), at.completedSteps(), at.nextEventTicks());
    }

    private Phase build(PreparedRun prepared) {
        int threads = prepared.specification().layout().threads();
        WorkerCheckpoints writer = checkpoints.open(threads);
        try {
            LocalExecution execution = threads == 1 ? sequential(writer) : threaded(prepared, writer);
            prepare(writer, execution);
            return new Phase(prepared, execution, writer);
        } catch (RuntimeException | Error e) {
            writer.close();
            throw e;
        }
    }

    private void prepare(WorkerCheckpoints writer, LocalExecution execution) {
        try {
            if (chooser.mayMove()) {
                writer.prepareCopies(execution.states(), builds.stateClasses());
            }
        } catch (InvalidInputException e) {
            if (isMoving()) {
                throw e;
            }
            chooser.stay(e.getMessage());
        }
        writer.prepare(execution.states(), builds.stateClasses());
    }

    private boolean isMoving() {
        return phase != null;
    }

    /** The first build is that of the preparation, whose objects the model may have kept for its report. */
    private LocalExecution sequential(CheckpointTaker taker) {
        ProgressCounters counters = new ProgressCounters();
        ModelDeclaration declaration = isMoving() ? builds.declare() : whole.declaration();
        SequentialEngine engine = whole.sequentialEngine(declaration, counters);
        return new SequentialExecution(engine, counters, taker, outside.turns(engine));
    }

    private LocalExecution threaded(PreparedRun prepared, CheckpointTaker taker) {
        PartitionThreads threads = new PartitionThreads(
                prepared.specification(), builds, prepared.partitions().table(), taker, clock);
        return new ThreadedExecution(threads, outside.threadPace(stopRequested));
    }

    /** Returns how the run is executed now; any thread may ask. */
    LocalExecution execution() {
        return phase.execution();
    }

    /** Returns what the run is doing; any thread may ask. */
    String activity() {
        int threads = movingTo;
        return threads == 0
                ? execution().activity()
                : "the LPs were being moved to " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** Commits the last checkpoint of a run that was stopped, and puts the result together. */
    RunResult end() {
        Outcome outcome = execution().outcome(clock.wallNs());
        List<LayoutPhase> layouts = chooser.phases(control.lookAt(execution()));
        if (outcome.stopped()) {
            checkpoints.end(outcome.steps());
        }
        return outside.describe(
                RunResults.ofLocal(phase.prepared(), execution(), outcome, checkpoints.counts(), layouts));
    }
}
