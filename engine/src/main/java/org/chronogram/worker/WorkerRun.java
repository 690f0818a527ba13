package org.chronogram.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.messaging.udp.Mesh;
import org.chronogram.messaging.udp.MeshContext;
import org.chronogram.messaging.udp.MeshStatistics;
import org.chronogram.messaging.udp.NetworkProfile;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.sync.PartitionAgent;
import org.chronogram.sync.StepFlags;
import org.chronogram.sync.WorkerPartitions;
import org.chronogram.sync.WorkerPlan;

/** One worker's part of a run, from the assignment to the outcome. Methods are called in the order they stand here. */
final class WorkerRun implements AutoCloseable {
    private final RunSpecification specification;
    private final ControlMessages.Assignment assignment;
    private final WorkerPlan plan;
    private final StepFlags flags;
    private final MasterLink link;
    private MeshContext meshContext;
    private Mesh mesh;
    private WorkerPartitions partitions;
    private long startNs;
    private boolean reported;

    WorkerRun(ControlMessages.Assignment assignment, int worker, int epoch, StepFlags flags, MasterLink link) {
        this.assignment = assignment;
        this.flags = flags;
        this.link = link;
        specification = assignment.specification();
        plan = new WorkerPlan(
                worker,
                specification.workers(),
                specification.threads(),
                epoch,
                specification.seed(),
                specification.replication(),
                specification.endTicks(),
                assignment.messagingThread());
    }

    /** Builds the LPs. */
    void build() {
        ModelCatalog catalog = ModelCatalog.load(specification.classPath());
        partitions = new WorkerPartitions(plan, () -> declare(catalog), flags, SystemNanoClock.INSTANCE);
    }

    private ModelDeclaration declare(ModelCatalog catalog) {
        Model model = catalog.create(specification.model());
        ParameterValues parameters = ParameterValues.parse(model, specification.parameters());
        return ModelDeclaration.of(model, parameters, specification.endTicks());
    }

    /** Opens a socket for each peer and says where they are. */
    ControlMessages.Ready openSockets() {
        String[] endpoints = new String[plan.workers()];
        if (plan.workers() > 1) {
            meshContext = new MeshContext()
                    .directory(Path.of(assignment.aeronDirectory()))
                    .bindAddress(specification.bindAddress())
                    .worker(plan.worker())
                    .workers(plan.workers())
                    .runId(assignment.runId())
                    .epoch(plan.epoch())
                    .profile(isLoopback() ? NetworkProfile.LOOPBACK : NetworkProfile.LAN)
                    .conclude();
            mesh = Mesh.launch(meshContext, partitions.meshHandler());
            for (int peer = 0; peer < endpoints.length; peer++) {
                endpoints[peer] = peer == plan.worker() ? null : mesh.endpoint(peer);
            }
        }
        return new ControlMessages.Ready(Arrays.asList(endpoints));
    }

    private boolean isLoopback() {
        return specification.bindAddress().startsWith("127.")
                || specification.bindAddress().equals("::1");
    }

    /** Opens the streams to all peers and waits until they stand. */
    void connect(ControlMessages.Roster roster) {
        if (mesh == null) {
            partitions.connect(null, Integer.MAX_VALUE);
            return;
        }
        mesh.connect(roster.endpoints().toArray(String[]::new));
        IdleStrategy idleStrategy = WaitStrategy.create(false);
        while (!mesh.isConnected()) {
            idleStrategy.idle(mesh.doWork());
            link.checkMaster();
        }
        partitions.connect(mesh, meshContext.maxFrameLength());
    }

    /** Takes part in all steps, reports, and goes on serving the peers until the master lets the worker exit. */
    void execute() {
        List<Agent> agents = new ArrayList<>(partitions.agents());
        partitions.messagingAgent().ifPresent(agents::add);
        AgentThreads threads = new AgentThreads(agents, () -> WaitStrategy.create(assignment.spareCores()));
        startNs = System.nanoTime();
        ProgressTimer timer = new ProgressTimer(this::reportProgress);
        try {
            threads.run(() -> afterTurn(threads));
        } finally {
            timer.close();
        }
        if (!link.exitRequested()) {
            rethrow(threads.failure());
        }
        link.checkMaster();
    }

    private void afterTurn(AgentThreads threads) {
        if (!reported && allDone()) {
            reported = true;
            reportProgress();
            link.send(outcome());
        }
        if (link.exitRequested() || link.lost()) {
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

    private ControlMessages.Outcome outcome() {
        long wallNs = System.nanoTime() - startNs;
        MeshStatistics statistics = mesh == null ? null : mesh.statistics();
        return Outcomes.merge(
                partitions.agents().stream().map(PartitionAgent::outcome).toList(),
                wallNs,
                partitions.peakWaitingBytesOfAgent(),
                statistics == null ? 0 : statistics.nakMessagesSent(),
                statistics == null ? 0 : statistics.retransmitsSent());
    }

    private void reportProgress() {
        long simulatedTicks = Long.MAX_VALUE;
        long steps = Long.MAX_VALUE;
        long events = 0;
        for (PartitionAgent agent : partitions.agents()) {
            ProgressCounters progress = agent.progress();
            simulatedTicks = Math.min(simulatedTicks, progress.simulatedTicks());
            steps = Math.min(steps, progress.steps());
            events += progress.events();
        }
        link.send(new ControlMessages.ProgressReport(simulatedTicks, events, steps));
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
        if (mesh != null) {
            mesh.close();
        }
    }
}
