package org.chronogram.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.messaging.udp.Mesh;
import org.chronogram.messaging.udp.MeshContext;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.StatisticSet;

/** All workers of a run in one JVM, over real UDP, driven turn by turn on the calling thread in a seeded random order. */
final class InProcessRun implements AutoCloseable {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final List<Mesh> meshes = new ArrayList<>();
    private final List<WorkerPartitions> workers = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<StepFlags> flags = new ArrayList<>();
    private final Random order;
    private long turns;

    InProcessRun(
            Model model,
            ParameterValues parameters,
            long endTicks,
            int workerCount,
            int threads,
            boolean messagingThread,
            long seed) {
        order = new Random(seed);
        long runId = ThreadLocalRandom.current().nextLong();
        for (int worker = 0; worker < workerCount; worker++) {
            StepFlags workerFlags = new StepFlags();
            WorkerPlan plan = new WorkerPlan(worker, workerCount, threads, 0, seed, 0, endTicks, messagingThread);
            WorkerPartitions partitions = new WorkerPartitions(
                    plan,
                    () -> ModelDeclaration.of(model, parameters, endTicks),
                    workerFlags,
                    CheckpointTaker.NONE,
                    SystemNanoClock.INSTANCE);
            flags.add(workerFlags);
            workers.add(partitions);
            if (workerCount > 1) {
                meshes.add(launchMesh(runId, worker, workerCount, partitions));
            }
        }
        connect(workerCount);
    }

    private static Mesh launchMesh(long runId, int worker, int workerCount, WorkerPartitions partitions) {
        MeshContext context = new MeshContext()
                .directory(SHARED_MEMORY.resolve("chronogram-test-" + Long.toHexString(runId) + "-" + worker))
                .worker(worker)
                .workers(workerCount)
                .runId(runId);
        return Mesh.launch(context, partitions.meshHandler());
    }

    private void connect(int workerCount) {
        int maxFrameBytes = 60_000;
        for (int worker = 0; worker < meshes.size(); worker++) {
            String[] endpoints = new String[workerCount];
            for (int peer = 0; peer < workerCount; peer++) {
                endpoints[peer] = peer == worker ? null : meshes.get(peer).endpoint(worker);
            }
            meshes.get(worker).connect(endpoints);
        }
        while (!meshes.stream().allMatch(Mesh::isConnected)) {
            meshes.forEach(Mesh::doWork);
        }
        for (int worker = 0; worker < workerCount; worker++) {
            workers.get(worker).connect(meshes.isEmpty() ? null : meshes.get(worker), maxFrameBytes);
            agents.addAll(workers.get(worker).agents());
            workers.get(worker).messagingAgent().ifPresent(agents::add);
        }
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

    void turn() {
        Collections.shuffle(agents, order);
        for (Agent agent : agents) {
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
        return workers.stream().flatMap(worker -> worker.agents().stream()).toList();
    }

    List<PartitionOutcome> outcomes() {
        return partitions().stream().map(PartitionAgent::outcome).toList();
    }

    long digest() {
        return outcomes().stream().mapToLong(PartitionOutcome::digest).sum();
    }

    long events() {
        return outcomes().stream().mapToLong(PartitionOutcome::events).sum();
    }

    StatisticSet statistics() {
        StatisticSet merged = outcomes().get(0).statistics();
        outcomes().stream().skip(1).forEach(outcome -> merged.mergeFrom(outcome.statistics()));
        return merged;
    }

    @Override
    public void close() {
        meshes.forEach(Mesh::close);
    }
}
