package org.chronogram.master;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.chronogram.catalog.StateClasses;
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
    private PreparedRun prepared;
    private boolean moves;
    private boolean built;
    private volatile LocalExecution execution;

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
        prepared = whole;
        moves = chooser.mayMove();
        control = new LocalControl(stopRequested, checkpoints, chooser, endTicks(), clock);
        builds = new ModelBuilds(whole.specification(), LocalPaths.AS_SPECIFIED, whole.declared());
    }

    private long endTicks() {
        return whole.specification().simulation().endTicks();
    }

    /** Builds the LPs, and puts the newest checkpoint into them where the run is resumed. */
    void begin() {
        enter(whole.specification().layout().automatic() ? whole.onThreads(1) : whole);
        checkpoints.restored().ifPresent(execution::continueFrom);
        checkpoints.begin(execution.positions().get(0).reachedTicks());
    }

    /** Executes the run to its end, or to the step boundary at which it is stopped. */
    void run() {
        chooser.begin(control.lookAt(execution));
        while (!execution.run(control)) {
            move();
            chooser.begin(control.lookAt(execution));
        }
    }

    /** Moves to the layout that was chosen, or stays where it is. */
    private void move() {
        List<StepPosition> from = execution.positions();
        PreparedRun next;
        StateCopy copy;
        try {
            room.require();
            next = whole.onThreads(chooser.threads());
            copy = copy(from);
        } catch (InvalidInputException | ModelException e) {
            chooser.stay(from.size(), e.getMessage());
            return;
        }
        enter(next);
        execution.continueFrom(restored(copy, from.get(0)));
    }

    private StateCopy copy(List<StepPosition> from) {
        StateCopy copy = new StateCopy();
        List<PartitionCodec> codecs = checkpoints.codecs();
        for (int i = 0; i < codecs.size(); i++) {
            copy.add(codecs.get(i), from.get(i).horizonTicks());
        }
        return copy;
    }

    private List<StepPosition> restored(StateCopy copy, StepPosition at) {
        List<PartitionCodec> codecs = checkpoints.codecs();
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

    private void enter(PreparedRun next) {
        prepared = next;
        int threads = next.specification().layout().threads();
        CheckpointTaker taker = checkpoints.enter(threads);
        execution = threads == 1 ? sequential(taker) : threaded(threads, taker);
        prepare();
    }

    private void prepare() {
        try {
            checkpoints.prepare(execution.states(), stateClasses(), moves);
        } catch (InvalidInputException e) {
            if (!moves || checkpoints.areWritten()) {
                throw e;
            }
            moves = false;
            chooser.stay(1, e.getMessage());
        }
    }

    private List<Class<?>> stateClasses() {
        return StateClasses.of(whole.model());
    }

    /** The first build is that of the preparation, whose objects the model may have kept for its report. */
    private LocalExecution sequential(CheckpointTaker taker) {
        ProgressCounters counters = new ProgressCounters();
        ModelDeclaration declaration = built ? builds.declare() : whole.declaration();
        built = true;
        return new SequentialExecution(whole.sequentialEngine(declaration, counters), counters, taker, endTicks());
    }

    private LocalExecution threaded(int count, CheckpointTaker taker) {
        Simulation simulation = whole.specification().simulation();
        PartitionScheme scheme = new PartitionScheme(
                prepared.partitions().table().readOwners(),
                prepared.partitions().table().readDirectTicks().map(PartitionDistances::new));
        ModelSetup setup = new ModelSetup(
                builds::declare, simulation.seed(), simulation.replication(), simulation.endTicks(), scheme);
        PartitionThreads threads = new PartitionThreads(count, setup, taker, clock);
        threads.zeroDelayLimit(simulation.zeroDelayLimit());
        return new ThreadedExecution(threads);
    }

    /** Returns how the run is executed now; any thread may ask. */
    LocalExecution execution() {
        return execution;
    }

    /** Commits the last checkpoint of a run that was stopped, and puts the result together. */
    RunResult end() {
        long wallNs = clock.wallNs();
        Outcome outcome = execution.outcome(wallNs);
        if (outcome.stopped()) {
            checkpoints.end(outcome.steps());
        }
        List<LayoutPhase> layouts = chooser.phases(control.lookAt(execution));
        LpEvents lpEvents = RunResults.lpEvents(prepared, execution.states());
        return new WorkerOutcomes(prepared, List.of(outcome), execution.statistics(), lpEvents)
                .result(wallNs, checkpoints.counts(), List.of(), NO_CONNECTIONS, layouts);
    }
}
