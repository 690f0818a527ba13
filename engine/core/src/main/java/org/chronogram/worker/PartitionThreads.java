package org.chronogram.worker;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.run.ModelBuilds;
import org.chronogram.run.PartitionTable;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.WorkerLoad;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.CheckpointTaker;
import org.chronogram.sync.ModelSetup;
import org.chronogram.sync.PartitionAgent;
import org.chronogram.sync.PartitionOutcome;
import org.chronogram.sync.StepFlags;
import org.chronogram.sync.StepPace;
import org.chronogram.sync.StepPosition;
import org.chronogram.sync.StepTimes;
import org.chronogram.sync.WorkerLayout;
import org.chronogram.sync.WorkerPartitions;

/**
 * All partitions of a run as threads of one process, without master and peers. Used by one thread, but for the progress, the
 * activity and {@link #raise}.
 */
public final class PartitionThreads {
    private static final int ONLY_EPOCH = 0;

    private final StepFlags flags = new StepFlags();
    private final WorkerPartitions partitions;
    private final boolean spareCores;
    private final NanoClock clock;
    private boolean connected;

    /**
     * Builds the LPs.
     *
     * @param specification what is run, and on how many threads.
     * @param builds builds the model, once for each partition.
     * @param table which LPs each partition owns, and how far the partitions are apart.
     * @param checkpoints copies the state of the partitions when a checkpoint is asked for.
     * @param clock clock for latencies.
     */
    public PartitionThreads(
            RunSpecification specification,
            ModelBuilds builds,
            PartitionTable table,
            CheckpointTaker checkpoints,
            NanoClock clock) {
        this(
                specification.layout().threads(),
                WorkerModel.setup(specification.simulation(), builds, table),
                checkpoints,
                clock);
        partitions.zeroDelayLimit(specification.simulation().zeroDelayLimit());
        WorkerModel.measure(partitions, specification.simulation());
    }

    private PartitionThreads(int threads, ModelSetup model, CheckpointTaker checkpoints, NanoClock clock) {
        this.clock = clock;
        spareCores = threads <= Runtime.getRuntime().availableProcessors();
        boolean ownWindows = model.scheme().distances().isPresent();
        WorkerLayout layout = new WorkerLayout(0, 1, threads, false, ownWindows);
        partitions = new WorkerPartitions(layout, model, 0, flags, checkpoints, new CheckpointMarks(), clock);
    }

    /**
     * Builds the LPs of a run without checkpoints and samples.
     *
     * @param threads number of threads.
     * @param model builds the model, once for each partition.
     * @param warmUpTicks when measuring begins; 0 for the start of the run.
     * @return the partitions.
     */
    public static PartitionThreads of(int threads, ModelSetup model, long warmUpTicks) {
        CheckpointTaker none = (partition, position, state) -> {};
        PartitionThreads built = new PartitionThreads(threads, model, none, SystemNanoClock.INSTANCE);
        built.partitions.measure(warmUpTicks, 0, model.endTicks());
        return built;
    }

    /**
     * Returns the states of the partitions.
     *
     * @return one for each thread.
     */
    public List<KernelState> states() {
        return partitions.states();
    }

    /**
     * Continues a run whose state was put back, instead of starting one.
     *
     * @param positions where each of the partitions stood, at the same step boundary.
     */
    public void continueFrom(List<StepPosition> positions) {
        partitions.continueFrom(positions);
    }

    /**
     * Sets when the steps may begin.
     *
     * @param pace asked by all threads.
     */
    public void pace(StepPace pace) {
        partitions.pace(pace);
    }

    /**
     * Raises a flag for the end of the current step.
     *
     * @param flag one of {@link StepFlags}.
     */
    public void raise(int flag) {
        flags.raise(flag);
    }

    /**
     * Executes the steps, the first partition on the calling thread, until the run has ended or all partitions have halted.
     * After a halt it may be called again.
     *
     * @param afterTurn called on the calling thread after each turn of the first partition.
     * @return whether the run has ended.
     */
    public boolean run(Runnable afterTurn) {
        if (!connected) {
            connected = true;
            partitions.connectAlone(ONLY_EPOCH);
        }
        agents().forEach(PartitionAgent::goOn);
        List<AgentThreads.Task> tasks = new ArrayList<>();
        for (int thread = 0; thread < agents().size(); thread++) {
            tasks.add(AgentThreads.Task.of(agents().get(thread), partitions.doorbell(thread), spareCores, clock));
        }
        AgentThreads threads = new AgentThreads(tasks);
        threads.run(() -> {
            if (partitions.areAll(PartitionAgent::isDone) || partitions.areAll(PartitionAgent::isHalted)) {
                threads.stop();
            } else {
                afterTurn.run();
            }
        });
        threads.rethrowFailure();
        return partitions.areAll(PartitionAgent::isDone);
    }

    private List<PartitionAgent> agents() {
        return partitions.agents();
    }

    /**
     * Returns where the partitions stand when all have halted.
     *
     * @return one position for each.
     */
    public List<StepPosition> positions() {
        return agents().stream().map(PartitionAgent::position).toList();
    }

    /**
     * Returns what the LPs under execution are doing. Any thread may ask.
     *
     * @return one of them; empty when none is executing.
     */
    public String activity() {
        for (int thread = 0; thread < agents().size(); thread++) {
            String activity = partitions.activity(thread);
            if (!activity.isEmpty()) {
                return activity;
            }
        }
        return "";
    }

    /**
     * Returns the time that all partitions have reached. Any thread may ask.
     *
     * @return time in ticks.
     */
    public long simulatedTicks() {
        return agents().stream()
                .mapToLong(agent -> agent.progress().simulatedTicks())
                .min()
                .orElseThrow();
    }

    /**
     * Returns how many steps all partitions have done. Any thread may ask.
     *
     * @return the number of steps.
     */
    public long steps() {
        return agents().stream()
                .mapToLong(agent -> agent.progress().steps())
                .min()
                .orElseThrow();
    }

    /**
     * Returns how many steps the first partition has done. Any thread may ask.
     *
     * @return the number of steps.
     */
    public long firstSteps() {
        return agents().get(0).progress().steps();
    }

    /**
     * Returns how many events all partitions have handled. Any thread may ask.
     *
     * @return the number of events.
     */
    public long events() {
        return agents().stream().mapToLong(agent -> agent.progress().events()).sum();
    }

    /**
     * Returns what this process takes, with the times of all partitions. Any thread may ask.
     *
     * @return the load.
     */
    public WorkerLoad load() {
        return PartitionLoads.of(
                agents().stream().map(PartitionAgent::publishedTimes).toList());
    }

    /**
     * Returns what the first partition has done. To be asked by the thread that executes it.
     *
     * @return its work so far.
     */
    public PartitionWork firstWork() {
        PartitionAgent first = agents().get(0);
        StepTimes times = first.times();
        return new PartitionWork(
                first.progress().events(), times.computeNs() - times.withoutCoreNs(), times.promptWaitNs());
    }

    /**
     * Returns the statistics of all partitions together, when the run has ended.
     *
     * @return the statistics.
     */
    public StatisticSet statistics() {
        return Outcomes.statistics(outcomes());
    }

    /**
     * Returns the outcome, when the run has ended.
     *
     * @param wallNs wall-clock time of the run.
     * @return counts and costs of all partitions.
     */
    public Outcome outcome(long wallNs) {
        List<PartitionOutcome> outcomes = outcomes();
        RunCosts costs = new RunCosts(
                Outcomes.stepLatency(outcomes),
                Outcomes.stepTimes(0, outcomes),
                wallNs,
                Outcomes.sum(outcomes, PartitionOutcome::peakWaitingBytes),
                0,
                0,
                0);
        return Outcomes.merge(ONLY_EPOCH, outcomes, 0, costs);
    }

    private List<PartitionOutcome> outcomes() {
        return agents().stream().map(PartitionAgent::outcome).toList();
    }
}
