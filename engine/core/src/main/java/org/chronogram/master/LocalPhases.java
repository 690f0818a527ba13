package org.chronogram.master;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.results.LayoutPhase;
import org.chronogram.results.LpEvents;
import org.chronogram.results.RunResult;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.ModelBuilds;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Simulation;
import org.chronogram.state.PartitionCodec;
import org.chronogram.state.RestoredTimes;
import org.chronogram.state.StateCopy;
import org.chronogram.sync.CheckpointTaker;
import org.chronogram.sync.ModelSetup;
import org.chronogram.sync.PartitionDistances;
import org.chronogram.sync.PartitionScheme;
import org.chronogram.sync.StepPosition;
import org.chronogram.worker.PartitionThreads;
import org.chronogram.worker.WorkerCheckpoints;

/**
 * The phases of a run in this process: in each it keeps its layout. Between two of them its state is copied and put into the
 * partitions of the next layout, as a checkpoint would be. Used by one thread, but for {@link #execution}.
 */
final class LocalPhases {
    private static final RefusedConnections NO_CONNECTIONS = new RefusedConnections(0, 0, 0, 0);

    private final PreparedRun whole;
    private final LocalCheckpoints checkpoints;
    private final LayoutChooser chooser;
    private final LocalControl control;
    private final RunClock clock;
    private final ModelBuilds builds;
    private final HeapRoom room = HeapRoom.ofThisProcess();
    private final BooleanSupplier stopRequested;
    private boolean moves;
    private boolean built;
    private volatile Phase phase;
    private volatile int movingTo;

    /** The run on one layout. */
    private record Phase(PreparedRun prepared, LocalExecution execution, WorkerCheckpoints writer) {}

    LocalPhases(
            PreparedRun whole,
            LocalCheckpoints checkpoints,
            LayoutChooser chooser,
            RunClock clock,
            BooleanSupplier stopRequested) {
        this.whole = whole;
        this.checkpoints = checkpoints;
        this.chooser = chooser;
        this.clock = clock;
        this.stopRequested = stopRequested;
        moves = chooser.mayMove();
        control = new LocalControl(stopRequested, checkpoints, chooser, endTicks(), clock);
        builds = new ModelBuilds(
                whole.specification(), LocalPaths.AS_SPECIFIED, whole.declared(), whole.catalog(), whole.model());
    }

    private long endTicks() {
        return whole.specification().simulation().endTicks();
    }

    /** Builds the LPs, and puts the newest checkpoint into them where the run is resumed. */
    void begin() {
        enter(build(whole.specification().layout().automatic() ? whole.onThreads(1) : whole));
        checkpoints.restored().ifPresent(execution()::continueFrom);
        checkpoints.begin(execution().positions().get(0).reachedTicks());
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
            next.execution().continueFrom(restored(copy(), next));
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

    private StateCopy copy() {
        StateCopy copy = new StateCopy();
        List<PartitionCodec> codecs = phase.writer().codecs();
        List<StepPosition> positions = execution().positions();
        for (int i = 0; i < codecs.size(); i++) {
            copy.add(codecs.get(i), positions.get(i).horizonTicks());
        }
        return copy;
    }

    private List<StepPosition> restored(StateCopy copy, Phase next) {
        List<PartitionCodec> codecs = next.writer().codecs();
        StepPosition at = execution().positions().get(0);
        return IntStream.range(0, codecs.size())
                .mapToObj(i -> position(at, codecs.get(i).restore(copy, i, codecs.size())))
                .toList();
    }

    private static StepPosition position(StepPosition at, RestoredTimes times) {
        OptionalLong horizonTicks = times.horizonTicks();
        return new StepPosition(
                at.completedSteps(),
                times.reachedTicks(),
                at.nextEventTicks(),
                horizonTicks.orElse(StepPosition.NO_HORIZON));
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
            if (moves) {
                writer.prepareCopies(execution.states(), builds.stateClasses());
            }
        } catch (InvalidInputException e) {
            moves = false;
            chooser.stay(e.getMessage());
        }
        writer.prepare(execution.states(), builds.stateClasses());
    }

    /** The first build is that of the preparation, whose objects the model may have kept for its report. */
    private LocalExecution sequential(CheckpointTaker taker) {
        ProgressCounters counters = new ProgressCounters();
        ModelDeclaration declaration = built ? builds.declare() : whole.declaration();
        built = true;
        return new SequentialExecution(whole.sequentialEngine(declaration, counters), counters, taker, endTicks());
    }

    private LocalExecution threaded(PreparedRun prepared, CheckpointTaker taker) {
        Simulation simulation = whole.specification().simulation();
        PartitionScheme scheme = new PartitionScheme(
                prepared.partitions().table().readOwners(),
                prepared.partitions().table().readDirectTicks().map(PartitionDistances::new));
        ModelSetup setup = new ModelSetup(
                builds::declare, simulation.seed(), simulation.replication(), simulation.endTicks(), scheme);
        PartitionThreads threads =
                new PartitionThreads(prepared.specification().layout().threads(), setup, taker, clock);
        threads.zeroDelayLimit(simulation.zeroDelayLimit());
        return new ThreadedExecution(threads);
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
        long wallNs = clock.wallNs();
        List<LayoutPhase> layouts = chooser.phases(control.lookAt(execution()));
        Outcome outcome = execution().outcome(wallNs);
        if (outcome.stopped()) {
            checkpoints.end(outcome.steps());
        }
        PreparedRun prepared = phase.prepared();
        LpEvents lpEvents = RunResults.lpEvents(prepared, execution().states());
        return new WorkerOutcomes(prepared, List.of(outcome), execution().statistics(), lpEvents)
                .result(wallNs, checkpoints.counts(), List.of(), NO_CONNECTIONS, layouts);
    }
}
