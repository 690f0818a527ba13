package org.chronogram.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LpDirectory;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.Pulse;
import org.chronogram.kernel.RemoteEvents;
import org.chronogram.kernel.WindowGrid;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.udp.Mesh;

/**
 * The partitions of one worker and everything between them and the mesh; the one place where these parts are put together.
 *
 * <p>Order: construct (which builds the LPs), launch the mesh with {@link #meshHandler()}, {@link #connect}, then give the
 * {@link #agents()} work, each on a thread of its own or all on one. When a peer was replaced: let all agents stop, {@link
 * #disconnect}, launch another mesh, connect, and give the agents work again.
 */
public final class WorkerPartitions {
    private static final int LONGEST_BATCH_BYTES = 16 * 1024;

    /** What a partition's kernel is built with before its transport exists. */
    private static final class Late implements RemoteEvents, Pulse {
        private RemoteEvents remote;
        private Pulse pulse = Pulse.NONE;

        @Override
        public void send(int partition, long[] words, int offset, int lengthWords) {
            remote.send(partition, words, offset, lengthWords);
        }

        @Override
        public void onPulse() {
            pulse.onPulse();
        }
    }

    private final WorkerPlan plan;
    private final StepFlags flags;
    private final CheckpointTaker checkpoints;
    private final CheckpointMarks marks;
    private final NanoClock clock;
    private final WindowGrid grid;
    private final Kernel[] kernels;
    private final Late[] late;
    private final List<PartitionAgent> agents = new ArrayList<>();
    private final List<OutboundEvents> outbounds = new ArrayList<>();
    private final List<InboundStreams> inbounds = new ArrayList<>();
    private final List<ThreadedTransport> threadedTransports = new ArrayList<>();
    private StepPosition restoredPosition;
    private SentStreams sent;
    private FrameHandler meshTarget;
    private InlineTransport inlineTransport;
    private MessagingAgent messaging;
    private Optional<Agent> messagingAgent = Optional.empty();

    /**
     * Builds the LPs of all partitions of a worker, one partition after the other.
     *
     * @param plan place of the worker.
     * @param declarations gives a fresh declaration of the model for each partition.
     * @param flags raised by whoever wants all workers to do something.
     * @param checkpoints writes the state of the partitions when all agree to.
     * @param marks how far the checkpoints have come.
     * @param clock clock for latencies.
     */
    public WorkerPartitions(
            WorkerPlan plan,
            Supplier<ModelDeclaration> declarations,
            StepFlags flags,
            CheckpointTaker checkpoints,
            CheckpointMarks marks,
            NanoClock clock) {
        this.plan = plan;
        this.flags = flags;
        this.checkpoints = checkpoints;
        this.marks = marks;
        this.clock = clock;
        kernels = new Kernel[plan.threads()];
        late = new Late[plan.threads()];
        WindowGrid commonGrid = null;
        for (int thread = 0; thread < plan.threads(); thread++) {
            ModelDeclaration declaration = declarations.get();
            commonGrid = new WindowGrid(declaration.lookaheadTicks());
            late[thread] = new Late();
            kernels[thread] = kernel(declaration, thread);
        }
        grid = commonGrid;
    }

    private Kernel kernel(ModelDeclaration declaration, int thread) {
        LpDirectory directory =
                new LpDirectory(declaration.logicalProcesses(), plan.partitions(), plan.firstPartition() + thread);
        return new Kernel(declaration, directory, plan.seed(), plan.replication(), late[thread], late[thread]);
    }

    /**
     * Returns the states of the partitions, to be put back before {@link #connect}.
     *
     * @return one for each thread.
     */
    public List<KernelState> states() {
        return Arrays.stream(kernels).map(Kernel::state).toList();
    }

    /**
     * Sets how many events an LP may handle at one simulated time before that counts as a loop without end.
     *
     * @param limit the number of events.
     */
    public void zeroDelayLimit(long limit) {
        for (Kernel kernel : kernels) {
            kernel.zeroDelayLimit(limit);
        }
    }

    /**
     * Returns what a partition is doing. Any thread may call this.
     *
     * @param thread index of the partition in this worker.
     * @return what its LPs are doing; empty when none is executing.
     */
    public String activity(int thread) {
        return kernels[thread].activity();
    }

    /**
     * Continues a run whose state was put back, instead of starting one. To be called before {@link #connect}.
     *
     * @param position where the run stood.
     */
    public void continueFrom(StepPosition position) {
        restoredPosition = position;
    }

    /**
     * Returns the handler with which the mesh must be launched.
     *
     * @return the handler.
     */
    public FrameHandler meshHandler() {
        return (int source, DirectBuffer buffer, int offset, int length) ->
                meshTarget.onFrame(source, buffer, offset, length);
    }

    /**
     * Returns the step in which the worker is, and from which on it needs what its peers send.
     *
     * @return the step of the partition that is behind the others.
     */
    public long step() {
        if (inbounds.isEmpty()) {
            return restoredPosition == null ? 0 : restoredPosition.steps() + 1;
        }
        return inbounds.stream().mapToLong(InboundStreams::step).min().orElseThrow();
    }

    /**
     * Tells whether the worker can stay where it is while a peer goes back to a checkpoint, or to the start.
     *
     * @param firstStep first step that the peer will do again.
     * @return true when it was connected, and can repeat all that the peer needs.
     */
    public boolean canStay(long firstStep) {
        return sent != null && sent.isKeptFrom(firstStep);
    }

    /**
     * Connects the partitions with each other and with the mesh: for the first time, or anew after {@link #disconnect}.
     *
     * @param mesh mesh of the workers; null when there is only one.
     * @param maxFrameBytes longest frame that the mesh takes; the same each time.
     * @param epoch epoch of the mesh.
     * @param steps the step in which each worker is.
     */
    public void connect(Mesh mesh, int maxFrameBytes, int epoch, long[] steps) {
        if (inbounds.isEmpty()) {
            assemble(Math.min(maxFrameBytes, LONGEST_BATCH_BYTES) / Long.BYTES * Long.BYTES);
        }
        if (sent != null) {
            sent.connect(mesh, epoch, steps);
        }
        if (inlineTransport != null) {
            inlineTransport.connect(mesh, epoch);
        }
        if (messaging != null) {
            messaging.connect(mesh, epoch);
        }
        outbounds.forEach(outbound -> outbound.epoch(epoch));
        // One partition of a worker may be a step ahead of the one that is behind.
        long furthestStep = Arrays.stream(steps).max().orElse(0) + 1;
        agents.forEach(agent -> agent.raiseNoFlagsUntil(furthestStep));
    }

    /** Takes the worker out of its mesh, with all that has arrived. No agent may be at work. */
    public void disconnect() {
        boolean drained = messaging == null;
        while (!drained) {
            drained = messaging.flushToPartitions();
            for (ThreadedTransport transport : threadedTransports) {
                drained &= transport.drainFromAgent() == 0;
            }
        }
        int firstPeer = inlineTransport == null ? plan.threads() : InlineTransport.FIRST_PEER;
        inbounds.forEach(inbound -> inbound.expectRepetition(firstPeer));
    }

    private void assemble(int batchBytes) {
        boolean alone = plan.workers() == 1;
        boolean direct = plan.threads() == 1 && !alone && !plan.messagingThread();
        if (!alone) {
            sent = new SentStreams(plan.worker(), plan.workers(), step(), marks, plan.keptBytesLimit());
        }
        WorkerRings rings = new WorkerRings(plan.threads(), !alone && !direct, LONGEST_BATCH_BYTES);
        if (rings.hasAgent()) {
            messaging = new MessagingAgent(sent, clock, rings, plan.worker(), plan.workers(), step());
            meshTarget = messaging;
            messagingAgent = plan.messagingThread() ? Optional.of(messaging) : Optional.empty();
        }
        for (int thread = 0; thread < plan.threads(); thread++) {
            InboundStreams inbound = inboundStreams(thread);
            addAgent(thread, batchBytes, inbound, direct ? inline(inbound) : threaded(rings, thread, inbound));
        }
    }

    private InboundStreams inboundStreams(int thread) {
        int sources = plan.threads() + plan.workers();
        return new InboundStreams(kernels[thread], sources, sources - 2);
    }

    private StepTransport inline(InboundStreams inbound) {
        inlineTransport = new InlineTransport(sent, inbound, clock, plan.worker(), plan.workers());
        meshTarget = inlineTransport;
        return inlineTransport;
    }

    private StepTransport threaded(WorkerRings rings, int thread, InboundStreams inbound) {
        Agent inlineAgent = thread == 0 && !plan.messagingThread() ? messaging : null;
        ThreadedTransport transport =
                new ThreadedTransport(rings, plan.epoch(), plan.firstPartition(), thread, inbound, inlineAgent);
        threadedTransports.add(transport);
        return transport;
    }

    private void addAgent(int thread, int batchBytes, InboundStreams inbound, StepTransport transport) {
        OutboundEvents outbound = new OutboundEvents(plan.epoch(), plan.worker(), plan.partitions(), batchBytes);
        outbound.transport(transport);
        int partition = plan.firstPartition() + thread;
        PartitionAgent agent = new PartitionAgent(
                partition,
                kernels[thread],
                grid,
                plan.endTicks(),
                outbound,
                inbound,
                transport,
                flags,
                checkpoints,
                marks,
                clock);
        if (restoredPosition != null) {
            agent.continueFrom(restoredPosition);
        }
        late[thread].remote = outbound;
        late[thread].pulse = agent;
        inbounds.add(inbound);
        outbounds.add(outbound);
        agents.add(agent);
    }

    /**
     * Returns the agents of the partitions.
     *
     * @return one for each thread.
     */
    public List<PartitionAgent> agents() {
        return agents;
    }

    /**
     * Returns the agent that moves messages, where it has a thread of its own.
     *
     * @return the agent; empty where the first partition's thread does it.
     */
    public Optional<Agent> messagingAgent() {
        return messagingAgent;
    }

    /**
     * Returns the most bytes that ever waited for room in the messaging agent.
     *
     * @return bytes; 0 where there is no agent.
     */
    public long peakWaitingBytesOfAgent() {
        return messaging == null ? 0 : messaging.peakWaitingBytes();
    }
}
