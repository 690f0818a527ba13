package org.chronogram.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.CachedNanoClock;
import org.chronogram.kernel.AskedStop;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;

/**
 * All workers of a run in one JVM, over real UDP, driven turn by turn on the calling thread in a seeded random order. Time
 * passes with the turns. Any worker can be replaced at any turn.
 */
final class InProcessRun implements AutoCloseable {
    private static final int MAX_FRAME_BYTES = 60_000;

    /** Time that passes in each turn of an agent. */
    private static final long TURN_NS = 20_000;

    private final Model model;
    private final ParameterValues parameters;
    private final int threads;
    private final boolean messagingThread;
    private final PartitionScheme scheme;
    private final long keptBytesLimit;
    private final long endTicks;
    private final long seed;
    private final CachedNanoClock clock = new CachedNanoClock();
    private final InProcessMeshes meshes = new InProcessMeshes(clock);
    private final WorkerPartitions[] workers;
    private final List<Agent> agents = new ArrayList<>();
    private final List<StepFlags> flags = new ArrayList<>();
    private final Random order;
    private int epoch;
    private RandomMeasuring measuring = RandomMeasuring.NONE;
    private long turns;

    InProcessRun(
            Model model,
            ParameterValues parameters,
            long endTicks,
            int workerCount,
            int threads,
            boolean messagingThread,
            long keptBytesLimit,
            long seed) {
        this(
                model,
                parameters,
                endTicks,
                workerCount,
                threads,
                messagingThread,
                PartitionScheme.BLOCKS,
                keptBytesLimit,
                seed);
    }

    InProcessRun(
            Model model,
            ParameterValues parameters,
            long endTicks,
            int workerCount,
            int threads,
            boolean messagingThread,
            PartitionScheme scheme,
            long keptBytesLimit,
            long seed) {
        this.model = model;
        this.parameters = parameters;
        this.endTicks = endTicks;
        this.threads = threads;
        this.messagingThread = messagingThread;
        this.scheme = scheme;
        this.keptBytesLimit = keptBytesLimit;
        this.seed = seed;
        order = new Random(seed);
        workers = new WorkerPartitions[workerCount];
        for (int worker = 0; worker < workerCount; worker++) {
            flags.add(new StepFlags());
            workers[worker] = build(worker);
        }
        connect();
    }

    /** Samples the statistics, in these workers and in those that replace them. To be called before anything is executed. */
    void measure(RandomMeasuring newMeasuring) {
        measuring = newMeasuring;
        for (WorkerPartitions worker : workers) {
            measuring.applyTo(worker, endTicks);
        }
    }

    private WorkerPartitions build(int worker) {
        WorkerPartitions built = partitions(worker);
        measuring.applyTo(built, endTicks);
        return built;
    }

    private WorkerPartitions partitions(int worker) {
        return new WorkerPartitions(
                new WorkerLayout(
                        worker,
                        workers.length,
                        threads,
                        messagingThread,
                        scheme.distances().isPresent()),
                new ModelSetup(() -> ModelDeclaration.of(model, parameters, endTicks), seed, 0, endTicks, scheme),
                keptBytesLimit,
                flags.get(worker),
                CheckpointTaker.NONE,
                new CheckpointMarks(),
                clock);
    }

    private void connect() {
        if (workers.length > 1) {
            meshes.connect(workers, epoch);
        }
        long[] steps = Arrays.stream(workers).mapToLong(WorkerPartitions::step).toArray();
        agents.clear();
        for (int worker = 0; worker < workers.length; worker++) {
            if (workers.length == 1) {
                workers[worker].connectAlone(epoch);
            } else {
                workers[worker].connect(meshes.of(worker), MAX_FRAME_BYTES, epoch, steps);
            }
            agents.addAll(workers[worker].agents());
            workers[worker].messagingAgent().ifPresent(agents::add);
        }
    }

    /**
     * Loses workers; others take their places and begin at the start. A survivor that can stay where it is does so.
     *
     * @return how many stayed.
     */
    int replace(Set<Integer> lost) {
        epoch++;
        int stayed = 0;
        for (int worker = 0; worker < workers.length; worker++) {
            if (!lost.contains(worker) && workers[worker].canStay(0)) {
                workers[worker].disconnect();
                stayed++;
            } else {
                workers[worker] = build(worker);
            }
        }
        meshes.close();
        connect();
        return stayed;
    }

    /** Gives every agent turns, in an order that changes all the time, until all are done. */
    InProcessRun run() {
        while (!isDone()) {
            turn();
        }
        return this;
    }

    boolean isDone() {
        return partitions().stream().allMatch(PartitionAgent::isDone);
    }

    boolean isHalted() {
        return partitions().stream().allMatch(PartitionAgent::isHalted);
    }

    List<KernelState> states() {
        return Arrays.stream(workers)
                .flatMap(worker -> worker.states().stream())
                .toList();
    }

    /** Continues a run of one worker whose state was put back. */
    void continueFrom(List<StepPosition> positions) {
        workers[0].continueFrom(positions);
        connect();
    }

    void turn() {
        Collections.shuffle(agents, order);
        for (Agent agent : agents) {
            clock.advance(TURN_NS);
            doWork(agent);
        }
        if (++turns > 5_000_000) {
            throw new AssertionError("no end after " + turns + " turns");
        }
    }

    private static void doWork(Agent agent) {
        try {
            agent.doWork();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void raise(int worker, int flag) {
        flags.get(worker).raise(flag);
    }

    List<PartitionAgent> partitions() {
        return Arrays.stream(workers)
                .flatMap(worker -> worker.agents().stream())
                .toList();
    }

    List<PartitionOutcome> outcomes() {
        return partitions().stream().map(PartitionAgent::outcome).toList();
    }

    long digest() {
        return outcomes().stream().mapToLong(PartitionOutcome::digest).sum();
    }

    long events() {
        return outcomes().stream()
                .mapToLong(outcome -> outcome.counts().handled())
                .sum();
    }

    /** Returns how many events each LP has handled, by its id. */
    long[] eventsOfLps(int logicalProcesses) {
        long[] events = new long[logicalProcesses];
        for (WorkerPartitions worker : workers) {
            for (KernelState partition : worker.states()) {
                for (int index = 0; index < partition.processes().length; index++) {
                    events[partition.lps().lpAt(index)] = partition.eventsOfLp(index);
                }
            }
        }
        return events;
    }

    /** Returns which LP has asked for the end of the run first. */
    Optional<AskedStop> askedStop() {
        return outcomes().stream().map(PartitionOutcome::askedStop).reduce(Optional.empty(), AskedStop::first);
    }

    StatisticSet statistics() {
        StatisticSet merged = outcomes().get(0).statistics();
        outcomes().stream().skip(1).forEach(outcome -> merged.mergeFrom(outcome.statistics()));
        return merged;
    }

    @Override
    public void close() {
        meshes.close();
    }
}
