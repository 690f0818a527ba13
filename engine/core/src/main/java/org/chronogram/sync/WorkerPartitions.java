package org.chronogram.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.kernel.EndCondition;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.udp.Mesh;

/**
 * The partitions of one worker and everything between them and the mesh; the one place where these parts are put together.
 *
 * <p>Order: construct (which builds the LPs), launch the mesh with {@link #meshHandler()}, {@link #connect}, then give the
 * {@link #agents()} work, each on a thread of its own or all on one. When a peer was replaced: let all agents stop, {@link
 * #disconnect}, launch another mesh, connect, and give the agents work again. A worker that is alone in its run has no mesh:
 * {@link #connectAlone}.
 */
public final class WorkerPartitions {
    private final WorkerExchange exchange;
    private final List<Kernel> kernels = new ArrayList<>();
    private final List<EventBatches> batches = new ArrayList<>();
    private final List<PartitionAgent> agents = new ArrayList<>();
    private boolean connected;

    /**
     * Builds the LPs of all partitions of a worker, one partition after the other.
     *
     * @param layout place of the worker.
     * @param model the model with its parameters.
     * @param messageLogBytes most memory for frames that are kept to be sent again; 0 to keep none.
     * @param flags requests of this worker to all workers; raised by any thread.
     * @param checkpoints copies the state of the partitions when all have agreed to.
     * @param marks how far the checkpoints have come.
     * @param clock clock for latencies.
     */
    public WorkerPartitions(
            WorkerLayout layout,
            ModelSetup model,
            long messageLogBytes,
            StepFlags flags,
            CheckpointTaker checkpoints,
            CheckpointMarks marks,
            NanoClock clock) {
        exchange = WorkerExchange.of(layout, marks, messageLogBytes, clock);
        CheckpointTaker marking = (partition, position, state) -> {
            marks.captured(position.completedSteps());
            checkpoints.onCheckpoint(partition, position, state);
        };
        for (int thread = 0; thread < layout.threads(); thread++) {
            addPartition(layout, model, thread, flags, marking, clock);
        }
    }

    private void addPartition(
            WorkerLayout layout,
            ModelSetup model,
            int thread,
            StepFlags flags,
            CheckpointTaker checkpoints,
            NanoClock clock) {
        int partition = layout.firstPartition() + thread;
        PartitionExchange link = exchange.partition(thread);
        EventBatches sent = new EventBatches(link, layout.worker(), layout.partitions());
        ModelDeclaration declaration = model.declarations().get();
        Kernel kernel = model.kernel(declaration, layout.partitions(), partition, sent, new ExchangePulse(link, clock));
        WindowPolicy policy = model.windows(partition, kernel);
        IncomingStreams incoming = new IncomingStreams(layout, kernel);
        StepTimes times = new StepTimes(incoming.sources(), new CoreUse(new CoreWaitClock()));
        kernels.add(kernel);
        batches.add(sent);
        agents.add(new PartitionAgent(
                partition, kernel, sent, link, incoming, policy, model.endTicks(), flags, checkpoints, times, clock));
    }

    /**
     * Returns the states of the partitions, to be put back before {@link #continueFrom}.
     *
     * @return one for each thread.
     */
    public List<KernelState> states() {
        return kernels.stream().map(Kernel::state).toList();
    }

    /**
     * Sets how many events an LP may handle at one simulated time before that counts as a loop without end.
     *
     * @param limit the number of events.
     */
    public void zeroDelayLimit(long limit) {
        kernels.forEach(kernel -> kernel.setup().zeroDelayLimit(limit));
    }

    /**
     * Sets when the steps may begin.
     *
     * @param pace asked by all partitions.
     */
    public void pace(StepPace pace) {
        agents.forEach(agent -> agent.pace(pace));
    }

    /**
     * Sets when the statistics are sampled, and when measuring begins.
     *
     * @param warmUpTicks when measuring begins; 0 for the start of the run.
     * @param sampleTicks time from sample to sample; 0 for none.
     * @param endTicks end of the run.
     */
    public void measure(long warmUpTicks, long sampleTicks, long endTicks) {
        kernels.forEach(kernel -> kernel.setup().measure(warmUpTicks, sampleTicks, endTicks));
    }

    /**
     * Sets how often the digests of groups of LPs are noted. To be called after {@link #measure}.
     *
     * @param everyTicks time from one to the next; 0 for none.
     */
    public void logDigests(long everyTicks) {
        kernels.forEach(kernel -> kernel.setup().logDigests(everyTicks));
    }

    /**
     * Sets what ends the run early. To be called after {@link #measure}.
     *
     * @param condition ends the run when it holds at a check.
     * @param everyTicks time from one check to the next; 0 for what the model has declared, or a part of the run.
     */
    public void endWhen(Optional<EndCondition> condition, long everyTicks) {
        kernels.forEach(kernel -> kernel.setup().endWhen(condition, everyTicks));
    }

    /**
     * Returns what a partition is doing. Any thread may call this.
     *
     * @param thread index of the partition in this worker.
     * @return what its LPs are doing; empty when none is executing.
     */
    public String activity(int thread) {
        return kernels.get(thread).activity();
    }

    /**
     * Continues a run whose state was put back, instead of starting one. To be called before the worker connects.
     *
     * @param positions where each of the partitions stood, at the same step boundary.
     */
    public void continueFrom(List<StepPosition> positions) {
        exchange.startAt(positions.get(0).nextStep());
        for (int thread = 0; thread < agents.size(); thread++) {
            agents.get(thread).continueFrom(positions.get(thread));
        }
    }

    /**
     * Returns the handler with which the mesh must be launched.
     *
     * @return the handler.
     */
    public FrameHandler meshHandler() {
        return exchange.meshHandler();
    }

    /**
     * Returns the step in which the worker is, and from which on it needs the frames of its peers.
     *
     * @return the step of the partition that is behind the others.
     */
    public long step() {
        return agents.stream().mapToLong(PartitionAgent::step).min().orElseThrow();
    }

    /**
     * Tells whether the worker can stay where it is while a peer goes back to a checkpoint, or to the start.
     *
     * @param firstStep first step that the peer will do again.
     * @return true when it was connected, and can repeat all that the peer needs.
     */
    public boolean canStay(long firstStep) {
        return connected && exchange.canRepeatFrom(firstStep);
    }

    /**
     * Connects the partitions with the mesh: for the first time, or anew after {@link #disconnect}.
     *
     * @param mesh mesh of the workers.
     * @param maxFrameBytes longest frame that the mesh takes; the same each time.
     * @param epoch epoch of the mesh.
     * @param steps the step in which each worker is.
     */
    public void connect(Mesh mesh, int maxFrameBytes, int epoch, long[] steps) {
        connect(PeerMesh.of(mesh), maxFrameBytes, epoch, steps);
    }

    /**
     * Connects the partitions of the only worker of a run.
     *
     * @param epoch epoch of the run.
     */
    public void connectAlone(int epoch) {
        connect(PeerMesh.DISCONNECTED, Integer.MAX_VALUE, epoch, new long[] {step()});
    }

    private void connect(PeerMesh mesh, int maxFrameBytes, int epoch, long[] steps) {
        connected = true;
        exchange.connect(mesh, epoch, steps);
        batches.forEach(sent -> sent.connect(epoch, maxFrameBytes));
        // A partition of the worker that is furthest may be a step ahead of that worker's slowest.
        long furthestStep = Arrays.stream(steps).max().orElseThrow() + 1;
        agents.forEach(agent -> agent.withholdFlagsUntil(furthestStep));
    }

    /** Takes the worker out of its mesh, with all frames that have arrived. No agent may be at work. */
    public void disconnect() {
        exchange.drain();
        agents.forEach(PartitionAgent::expectRepetition);
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
     * Tells whether something holds for the agents of all partitions. Allocates nothing, as it may be asked on every turn.
     *
     * @param condition the condition.
     * @return true when it holds for all.
     */
    public boolean areAll(Predicate<PartitionAgent> condition) {
        for (PartitionAgent agent : agents) {
            if (!condition.test(agent)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the agent that moves messages, where it has a thread of its own.
     *
     * @return the agent; empty where the first partition's thread moves them.
     */
    public Optional<Agent> messagingAgent() {
        return exchange.messagingAgent();
    }

    /**
     * Returns the doorbell that wakes the thread of a partition.
     *
     * @param thread index of the partition in this worker.
     * @return the doorbell.
     */
    public Doorbell doorbell(int thread) {
        return exchange.doorbell(thread);
    }

    /**
     * Returns the doorbell that wakes the thread which moves messages.
     *
     * @return the doorbell.
     */
    public Doorbell messagingDoorbell() {
        return exchange.messagingDoorbell();
    }

    /**
     * Returns the most bytes that ever waited for room in the messaging agent.
     *
     * @return bytes; 0 where there is no agent.
     */
    public long peakWaitingBytesOfAgent() {
        return exchange.peakWaitingBytesOfAgent();
    }
}
