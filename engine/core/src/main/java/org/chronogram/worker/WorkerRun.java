package org.chronogram.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.catalog.StateClasses;
import org.chronogram.kernel.DeclaredDifferences;
import org.chronogram.kernel.DeclaredModel;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.messaging.udp.Mesh;
import org.chronogram.messaging.udp.MeshContext;
import org.chronogram.messaging.udp.MeshStatistics;
import org.chronogram.messaging.udp.NetworkProfile;
import org.chronogram.model.Model;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.run.CodeChecksums;
import org.chronogram.run.InputFiles;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.ModelSetup;
import org.chronogram.sync.PartitionAgent;
import org.chronogram.sync.PartitionOutcome;
import org.chronogram.sync.StepFlags;
import org.chronogram.sync.WorkerLayout;
import org.chronogram.sync.WorkerPartitions;

/**
 * One worker's part of a run, from the assignment to the outcome. Methods are called in the order they stand here, and from
 * {@link #rejoin} on again for each epoch through which the worker stays where it is; but for {@link #progressReport()},
 * which any thread may call.
 */
final class WorkerRun implements AutoCloseable {
    private static final long LONG_STEP_NS = TimeUnit.SECONDS.toNanos(1);

    private final RunSpecification specification;
    private final WorkerLayout layout;
    private final byte[] meshSecret;
    private final StepFlags flags;
    private final CheckpointMarks marks;
    private final MasterLink link;
    private final WorkerCheckpoints checkpoints;
    private final List<ActivityWatch> activities = new ArrayList<>();
    private volatile MasterMessage.Assignment assignment;
    private MeshContext meshContext;
    private Mesh mesh;
    private WorkerPartitions partitions;
    private long startNs;
    private boolean stayed;
    private boolean damaged;
    private OutcomeReport report;
    /** The model of one of the partitions; all are built from the same parameters. */
    private Model built;

    private long stepsSeen = -1;
    private long stepSeenNs;
    private volatile List<ProgressCounters> running = List.of();

    WorkerRun(
            MasterMessage.Assignment assignment,
            int worker,
            byte[] meshSecret,
            StepFlags flags,
            CheckpointMarks marks,
            MasterLink link) {
        this.assignment = assignment;
        this.meshSecret = meshSecret;
        this.flags = flags;
        this.marks = marks;
        this.link = link;
        specification = assignment.specification();
        layout = new WorkerLayout(
                worker,
                specification.layout().workers(),
                specification.layout().threads(),
                assignment.placement().messagingThread());
        for (int thread = 0; thread < layout.threads(); thread++) {
            activities.add(new ActivityWatch());
        }
        checkpoints = new WorkerCheckpoints(
                assignment.checkpointDirectory(),
                assignment.epoch(),
                layout.firstPartition(),
                layout.partitions(),
                link::send);
    }

    /** Builds the LPs, and puts the state of a checkpoint into them where the run goes on from one. */
    void build() {
        InputFiles.requireUnchanged(specification);
        ModelCatalog catalog = ModelCatalog.load(specification.code().classPath());
        Simulation simulation = specification.simulation();
        CodeChecksums.requireUnchanged(specification, catalog.create(simulation.model()));
        ModelSetup model = new ModelSetup(
                () -> declare(catalog), simulation.seed(), simulation.replication(), simulation.endTicks());
        long messageLogBytes = specification
                .faultTolerance()
                .messageLogBytes(Runtime.getRuntime().maxMemory());
        partitions = new WorkerPartitions(
                layout, model, messageLogBytes, flags, checkpoints, marks, SystemNanoClock.INSTANCE);
        partitions.zeroDelayLimit(simulation.zeroDelayLimit());
        checkpoints.prepare(partitions.states(), StateClasses.of(built));
        InputFiles.requireUnchanged(specification);
        if (assignment.restore() != null) {
            partitions.continueFrom(checkpoints.restore(assignment.restore()));
        }
    }

    private ModelDeclaration declare(ModelCatalog catalog) {
        Model model = catalog.create(specification.simulation().model());
        ParameterValues parameters =
                ParameterValues.parse(model, specification.simulation().parameters());
        ModelDeclaration declaration = ModelDeclaration.of(
                model, parameters, specification.simulation().endTicks());
        requireSameAsInMaster(declaration);
        built = model;
        return declaration;
    }

    private void requireSameAsInMaster(ModelDeclaration declaration) {
        DeclaredModel found = declaration.declared().withParameters(declaration.parameters());
        String differences =
                DeclaredDifferences.between(found, DeclaredModel.decode(assignment.declared()), "the master");
        if (!differences.isEmpty()) {
            throw new ModelException("the model was built differently here than in the master: it has " + differences
                    + ". Model.build must declare the same each time it is called: look for what differs between"
                    + " processes, such as random numbers, time, files, or the order of a HashSet or Set.of");
        }
    }

    /** Tells whether the worker can stay where it is under another assignment, which the master would like it to. */
    boolean canStay(MasterMessage.Assignment next) {
        long firstStep = next.restore() == null ? 0 : next.restore().step() + 1;
        return next.mayStay() && !damaged && partitions != null && partitions.canStay(firstStep);
    }

    /** Leaves the mesh, of which a peer was lost, to take part in another one. */
    void rejoin(MasterMessage.Assignment next) {
        assignment = next;
        stayed = true;
        report = null;
        checkpoints.enterEpoch(next.epoch());
        partitions.disconnect();
        closeMesh();
    }

    /** Opens a socket for each peer and says where they are. */
    WorkerMessage.Ready openSockets() {
        String[] endpoints = new String[layout.workers()];
        if (layout.workers() > 1) {
            meshContext = new MeshContext()
                    .directory(Path.of(assignment.placement().aeronDirectory()))
                    .bindAddress(specification.hostOptions().bindAddress())
                    .worker(layout.worker())
                    .workers(layout.workers())
                    .secret(meshSecret)
                    .epoch(assignment.epoch())
                    .profile(isLoopback() ? NetworkProfile.LOOPBACK : NetworkProfile.LAN)
                    .conclude();
            mesh = Mesh.launch(meshContext, partitions.meshHandler());
            for (int peer = 0; peer < endpoints.length; peer++) {
                endpoints[peer] = peer == layout.worker() ? null : mesh.endpoint(peer);
            }
        }
        long events =
                partitions.states().stream().mapToLong(KernelState::events).sum();
        return new WorkerMessage.Ready(assignment.epoch(), Arrays.asList(endpoints), partitions.step(), events, stayed);
    }

    private boolean isLoopback() {
        return specification.hostOptions().bindAddress().startsWith("127.")
                || specification.hostOptions().bindAddress().equals("::1");
    }

    /** Opens the streams to all peers and waits until they stand; returns false when there is another assignment. */
    boolean connect(MasterMessage.Roster roster) {
        if (mesh == null) {
            partitions.connectAlone(assignment.epoch());
            return true;
        }
        mesh.connect(roster.endpoints().toArray(String[]::new));
        IdleStrategy idleStrategy = WaitStrategy.create(false);
        while (!mesh.isConnected()) {
            idleStrategy.idle(mesh.doWork());
            link.checkMaster();
            if (link.hasAssignment()) {
                return false;
            }
        }
        mesh.reserve();
        long[] steps = roster.steps().stream().mapToLong(Long::longValue).toArray();
        partitions.connect(mesh, meshContext.maxFrameLength(), assignment.epoch(), steps);
        return true;
    }

    /**
     * Keeps the streams going without taking frames. A worker whose own streams stand must do so for as long as it waits:
     * its peers may have lost the last datagram that they need from it, and it alone can send that again.
     */
    void driveMesh() {
        if (mesh != null) {
            mesh.pulse();
        }
    }

    /**
     * Takes part in all steps, reports, and goes on serving the peers until the master lets the worker exit; returns false
     * when there is another assignment.
     */
    boolean execute() {
        List<Agent> agents = new ArrayList<>(partitions.agents());
        partitions.messagingAgent().ifPresent(agents::add);
        AgentThreads threads = new AgentThreads(
                agents, () -> WaitStrategy.create(assignment.placement().spareCores()));
        startNs = running.isEmpty() ? System.nanoTime() : startNs;
        running = partitions.agents().stream().map(PartitionAgent::progress).toList();
        threads.run(() -> afterTurn(threads));
        damaged = threads.failure() != null;
        if (link.hasAssignment()) {
            return false;
        }
        if (!link.exitRequested()) {
            rethrow(threads.failure());
        }
        link.checkMaster();
        return true;
    }

    private void afterTurn(AgentThreads threads) {
        if (report == null && allDone()) {
            progressReport().ifPresent(link::send);
            report = newReport();
        }
        if (report != null) {
            report.proceed();
        }
        if (link.exitRequested() || link.lost() || link.hasAssignment()) {
            threads.stop();
        }
    }

    private boolean allDone() {
        for (PartitionAgent agent : partitions.agents()) {
            if (!agent.isDone()) {
                return false;
            }
        }
        return true;
    }

    private OutcomeReport newReport() {
        long wallNs = System.nanoTime() - startNs;
        List<PartitionOutcome> outcomes =
                partitions.agents().stream().map(PartitionAgent::outcome).toList();
        int epoch = assignment.epoch();
        return new OutcomeReport(
                epoch,
                link,
                Outcomes.statistics(outcomes),
                parts -> Outcomes.merge(epoch, outcomes, parts, costs(outcomes, wallNs)));
    }

    private RunCosts costs(List<PartitionOutcome> outcomes, long wallNs) {
        MeshStatistics statistics = mesh == null ? null : mesh.statistics();
        return new RunCosts(
                Outcomes.stepLatency(outcomes),
                wallNs,
                Outcomes.sum(outcomes, PartitionOutcome::peakWaitingBytes) + partitions.peakWaitingBytesOfAgent(),
                statistics == null ? 0 : statistics.nakMessagesSent(),
                statistics == null ? 0 : statistics.retransmitsSent());
    }

    /** Says how far the worker has come; empty before the first step. */
    Optional<WorkerMessage.ProgressReport> progressReport() {
        return progressReport(assignment.epoch(), running);
    }

    /** Looks at the partitions once: they may come to be there meanwhile. */
    static Optional<WorkerMessage.ProgressReport> progressReport(int epoch, Iterable<ProgressCounters> running) {
        long simulatedTicks = Long.MAX_VALUE;
        long steps = Long.MAX_VALUE;
        long events = 0;
        boolean begun = false;
        for (ProgressCounters progress : running) {
            begun = true;
            simulatedTicks = Math.min(simulatedTicks, progress.simulatedTicks());
            steps = Math.min(steps, progress.steps());
            events += progress.events();
        }
        return begun
                ? Optional.of(new WorkerMessage.ProgressReport(epoch, simulatedTicks, events, steps))
                : Optional.empty();
    }

    /** Says what the LPs do while the same step goes on; empty when it has not for long. */
    Optional<WorkerMessage.Busy> busy(long steps, long nowNs) {
        if (steps != stepsSeen) {
            stepsSeen = steps;
            stepSeenNs = nowNs;
        }
        List<String> doing = new ArrayList<>();
        for (int thread = 0; thread < layout.threads(); thread++) {
            String activity = activities.get(thread).look(partitions.activity(thread), nowNs);
            if (!activity.isEmpty()) {
                doing.add(activity);
            }
        }
        return doing.isEmpty() || nowNs - stepSeenNs < LONG_STEP_NS
                ? Optional.empty()
                : Optional.of(new WorkerMessage.Busy(assignment.epoch(), String.join("; ", doing)));
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        checkpoints.close();
        closeMesh();
    }

    private void closeMesh() {
        if (mesh != null) {
            mesh.close();
            mesh = null;
        }
    }
}
