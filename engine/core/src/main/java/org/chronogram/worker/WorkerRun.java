package org.chronogram.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.kernel.KernelState;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.udp.MeshStatistics;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.run.Layout;
import org.chronogram.run.Repetition;
import org.chronogram.run.RunSpecification;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.PartitionAgent;
import org.chronogram.sync.PartitionOutcome;
import org.chronogram.sync.StepFlags;
import org.chronogram.sync.WorkerLayout;
import org.chronogram.sync.WorkerPartitions;

/**
 * One worker's part of a run, from the assignment to the outcome. In each epoch of the mesh the methods are called in this
 * order: {@link #openSockets}, {@link #connect}, {@link #driveMesh} until the master lets the workers begin,
 * {@link #execute}. A worker that stays where it is after the loss of a peer calls {@link #rejoin} and then the same methods
 * again. Used by one thread, but for {@link #reports}.
 */
final class WorkerRun implements AutoCloseable {
    private final WorkerLayout layout;
    private final WorkerMesh.Opener meshes;
    private final MasterLink link;
    private final WorkerCheckpoints checkpoints;
    private final WorkerPartitions partitions;
    private final WorkerReports reports;
    private final NanoClock clock;
    private MasterMessage.Assignment assignment;
    /** Empty while the worker is in no mesh, and in a run with one worker. */
    private Optional<WorkerMesh> mesh = Optional.empty();

    private Optional<OutcomeReport> outcome = Optional.empty();
    private boolean begun;
    private long startNs;
    private boolean stayed;
    private boolean failed;

    /**
     * Builds the LPs, and restores them where the run goes on from a checkpoint.
     *
     * @param context the objects that the worker uses in all epochs.
     */
    WorkerRun(MasterMessage.Assignment assignment, WorkerContext context) {
        this.assignment = assignment;
        meshes = context.meshes();
        link = context.link();
        clock = context.clock();
        layout = layout(assignment, context.worker());
        checkpoints = new WorkerCheckpoints(
                context.files().apply(assignment),
                assignment.epoch(),
                layout.firstPartition(),
                layout.partitions(),
                link::send,
                clock);
        try {
            partitions = build(context.flags(), context.marks());
        } catch (RuntimeException | Error e) {
            checkpoints.close();
            throw e;
        }
        reports = new WorkerReports(assignment.epoch(), layout.threads(), partitions::activity);
    }

    private static WorkerLayout layout(MasterMessage.Assignment assignment, int worker) {
        Layout layout = assignment.specification().layout();
        return new WorkerLayout(
                worker,
                layout.workers(),
                layout.threads(),
                assignment.placement().messagingThread(),
                assignment.partitions().hasDistances());
    }

    private WorkerPartitions build(StepFlags flags, CheckpointMarks marks) {
        RunSpecification specification = assignment.specification();
        WorkerModel model = new WorkerModel(assignment);
        long messageLogBytes = specification
                .faultTolerance()
                .messageLogBytes(Runtime.getRuntime().maxMemory());
        WorkerPartitions built =
                new WorkerPartitions(layout, model.setup(), messageLogBytes, flags, checkpoints, marks, clock);
        built.zeroDelayLimit(specification.simulation().zeroDelayLimit());
        WorkerModel.measure(built, specification.simulation());
        checkpoints.prepare(built.states(), model.stateClasses());
        model.requireUnchangedInput();
        if (assignment.restore() != null) {
            built.continueFrom(checkpoints.restore(assignment.restore()));
        } else {
            List<KernelState> states = built.states();
            Repetition.events(specification.outside()).forEach(event -> states.forEach(state -> state.insert(event)));
        }
        return built;
    }

    /** Tells whether the worker can stay where it is under another assignment, and the master allows that. */
    boolean canStay(MasterMessage.Assignment next) {
        long firstStep = next.restore() == null ? 0 : next.restore().step() + 1;
        return next.mayStay() && !failed && partitions.canStay(firstStep);
    }

    /** Leaves the mesh in which a peer was lost, to join the mesh of the next epoch. */
    void rejoin(MasterMessage.Assignment next) {
        assignment = next;
        stayed = true;
        outcome = Optional.empty();
        checkpoints.enterEpoch(next.epoch());
        reports.enterEpoch(next.epoch());
        partitions.disconnect();
        closeMesh();
    }

    /** Opens a socket for each peer; returns where they are, and in which step the worker is. */
    WorkerMessage.Ready openSockets() {
        if (layout.workers() > 1) {
            mesh = Optional.of(meshes.open(assignment, layout, partitions));
            reports.enterMesh(assignment.epoch(), mesh.get().silence());
        }
        List<String> endpoints = mesh.map(WorkerMesh::endpoints).orElseGet(() -> Collections.singletonList(null));
        long events =
                partitions.states().stream().mapToLong(KernelState::events).sum();
        return new WorkerMessage.Ready(assignment.epoch(), endpoints, partitions.step(), events, stayed);
    }

    /** Opens the streams to all peers and waits until they stand; returns false when there is another assignment. */
    boolean connect(MasterMessage.Roster roster) {
        if (mesh.isPresent()) {
            return mesh.get().connect(roster, link);
        }
        partitions.connectAlone(assignment.epoch());
        return true;
    }

    /** Keeps the streams to the peers going while the worker waits for the start. */
    void driveMesh() {
        mesh.ifPresent(WorkerMesh::drive);
    }

    /**
     * Takes part in all steps, reports the outcome, and goes on serving the peers until the master lets the worker exit;
     * returns false when there is another assignment.
     */
    boolean execute() {
        List<AgentThreads.Task> tasks = new ArrayList<>();
        for (int thread = 0; thread < partitions.agents().size(); thread++) {
            tasks.add(task(partitions.agents().get(thread), partitions.doorbell(thread)));
        }
        partitions.messagingAgent().ifPresent(agent -> tasks.add(task(agent, partitions.messagingDoorbell())));
        AgentThreads threads = new AgentThreads(tasks);
        if (!begun) {
            begun = true;
            startNs = clock.nanoTime();
        }
        reports.begin(
                partitions.agents().stream().map(PartitionAgent::progress).toList(),
                partitions.agents().stream().map(PartitionAgent::publishedTimes).toList());
        threads.run(() -> afterTurn(threads));
        failed = threads.failure().isPresent();
        if (link.hasAssignment()) {
            return false;
        }
        if (!link.exitRequested()) {
            threads.rethrowFailure();
        }
        link.checkMaster();
        return true;
    }

    private AgentThreads.Task task(Agent agent, Doorbell doorbell) {
        boolean spareCores = assignment.placement().spareCores();
        return AgentThreads.Task.of(agent, doorbell, spareCores, clock);
    }

    private void afterTurn(AgentThreads threads) {
        if (outcome.isEmpty() && partitions.areAll(PartitionAgent::isDone)) {
            reports.progress().ifPresent(link::send);
            outcome = Optional.of(newOutcome());
        }
        if (outcome.isPresent()) {
            outcome.get().proceed();
        }
        if (link.exitRequested() || link.lost() || link.hasAssignment()) {
            threads.stop();
        }
    }

    private OutcomeReport newOutcome() {
        long wallNs = clock.nanoTime() - startNs;
        List<PartitionOutcome> outcomes =
                partitions.agents().stream().map(PartitionAgent::outcome).toList();
        int epoch = assignment.epoch();
        boolean reportsLps = assignment.specification().layout().partition().recordsEvents();
        return new OutcomeReport(
                link::send,
                () -> link.partsTaken(epoch),
                new OutcomeParts(epoch, Outcomes.statistics(outcomes), reportsLps ? partitions.states() : List.of()),
                parts -> Outcomes.merge(epoch, outcomes, parts, costs(outcomes, wallNs)));
    }

    private RunCosts costs(List<PartitionOutcome> outcomes, long wallNs) {
        Optional<MeshStatistics> statistics = mesh.map(WorkerMesh::statistics);
        return new RunCosts(
                Outcomes.stepLatency(outcomes),
                Outcomes.stepTimes(layout.worker(), outcomes),
                wallNs,
                Outcomes.sum(outcomes, PartitionOutcome::peakWaitingBytes) + partitions.peakWaitingBytesOfAgent(),
                statistics.map(MeshStatistics::nakMessagesSent).orElse(0L),
                statistics.map(MeshStatistics::retransmitsSent).orElse(0L),
                statistics.map(MeshStatistics::invalidPackets).orElse(0L));
    }

    /** Returns the reports of progress. Any thread may ask. */
    WorkerReports reports() {
        return reports;
    }

    @Override
    public void close() {
        checkpoints.close();
        closeMesh();
    }

    private void closeMesh() {
        reports.leaveMesh();
        mesh.ifPresent(WorkerMesh::close);
        mesh = Optional.empty();
    }
}
