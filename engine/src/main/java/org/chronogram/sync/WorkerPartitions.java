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
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.PartitionTable;
import org.chronogram.kernel.Pulse;
import org.chronogram.kernel.RemoteEvents;
import org.chronogram.kernel.WindowGrid;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.udp.Mesh;

/**
 * The partitions of one worker and everything between them and the mesh; the one place where these parts are put together.
 *
 * <p>Order: construct (which builds the LPs), launch the mesh with {@link #meshHandler()}, {@link #connect}, then give the
 * {@link #agents()} work, each on a thread of its own or all on one.
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
    private final NanoClock clock;
    private final WindowGrid grid;
    private final Kernel[] kernels;
    private final Late[] late;
    private final List<PartitionAgent> agents = new ArrayList<>();
    private StepPosition restoredPosition;
    private FrameHandler meshTarget;
    private MessagingAgent messaging;
    private Optional<Agent> messagingAgent = Optional.empty();

    /**
     * Builds the LPs of all partitions of a worker, one partition after the other.
     *
     * @param plan place of the worker.
     * @param declarations gives a fresh declaration of the model for each partition.
     * @param flags raised by whoever wants all workers to do something.
     * @param checkpoints writes the state of the partitions when all agree to.
     * @param clock clock for latencies.
     */
    public WorkerPartitions(
            WorkerPlan plan,
            Supplier<ModelDeclaration> declarations,
            StepFlags flags,
            CheckpointTaker checkpoints,
            NanoClock clock) {
        this.plan = plan;
        this.flags = flags;
        this.checkpoints = checkpoints;
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
        PartitionTable table = new PartitionTable(declaration.logicalProcesses(), plan.partitions());
        int partition = plan.firstPartition() + thread;
        return new Kernel(declaration, table, partition, plan.seed(), plan.replication(), late[thread], late[thread]);
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
     * Connects the partitions with each other and with the mesh. May be called once.
     *
     * @param mesh mesh of the workers; null when there is only one.
     * @param maxFrameBytes longest frame that the mesh takes.
     */
    public void connect(Mesh mesh, int maxFrameBytes) {
        int batchBytes = Math.min(maxFrameBytes, LONGEST_BATCH_BYTES) / Long.BYTES * Long.BYTES;
        boolean alone = plan.workers() == 1;
        boolean direct = plan.threads() == 1 && !alone && !plan.messagingThread();
        WorkerRings rings = new WorkerRings(plan.threads(), !alone && !direct, LONGEST_BATCH_BYTES);
        messaging = rings.hasAgent()
                ? new MessagingAgent(mesh, clock, rings, plan.epoch(), plan.worker(), plan.workers())
                : null;
        for (int thread = 0; thread < plan.threads(); thread++) {
            InboundStreams inbound = inboundStreams(thread);
            StepTransport transport;
            if (direct) {
                meshTarget = (peer, buffer, offset, length) -> inbound.onFrame(1 + peer, buffer, offset, length);
                transport = new InlineTransport(mesh, clock, plan.epoch(), plan.worker(), plan.workers());
            } else {
                Agent inlineAgent = thread == 0 && !plan.messagingThread() ? messaging : null;
                transport =
                        new ThreadedTransport(rings, plan.epoch(), plan.firstPartition(), thread, inbound, inlineAgent);
            }
            addAgent(thread, batchBytes, inbound, transport);
        }
        if (messaging != null) {
            meshTarget = messaging;
            messagingAgent = plan.messagingThread() ? Optional.of(messaging) : Optional.empty();
        }
    }

    private InboundStreams inboundStreams(int thread) {
        int sources = plan.threads() + plan.workers();
        return new InboundStreams(kernels[thread], plan.epoch(), sources, sources - 2);
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
                clock);
        if (restoredPosition != null) {
            agent.continueFrom(restoredPosition);
        }
        late[thread].remote = outbound;
        late[thread].pulse = agent;
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
