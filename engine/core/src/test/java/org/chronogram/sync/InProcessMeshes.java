package org.chronogram.sync;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.agrona.concurrent.CachedNanoClock;
import org.chronogram.messaging.udp.Mesh;
import org.chronogram.messaging.udp.MeshContext;

/** The meshes of all workers of a run in one JVM, over real UDP. Time passes with their turns while they connect. */
final class InProcessMeshes implements AutoCloseable {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    /** Time that passes in each turn of the meshes while they connect: Aeron tries again some times a second. */
    private static final long CONNECTING_TURN_NS = 2_000_000;

    private static final byte[] SECRET = "secret of the mesh".getBytes(StandardCharsets.US_ASCII);

    private final CachedNanoClock clock;
    private final long runId = ThreadLocalRandom.current().nextLong();
    private final List<Mesh> meshes = new ArrayList<>();

    InProcessMeshes(CachedNanoClock clock) {
        this.clock = clock;
    }

    /** Opens a mesh for each worker, and waits until all are connected. */
    void connect(WorkerPartitions[] workers, int epoch) {
        for (int worker = 0; worker < workers.length; worker++) {
            meshes.add(Mesh.launch(context(worker, workers.length, epoch), workers[worker].meshHandler()));
        }
        for (int worker = 0; worker < workers.length; worker++) {
            String[] endpoints = new String[workers.length];
            for (int peer = 0; peer < workers.length; peer++) {
                endpoints[peer] = peer == worker ? null : meshes.get(peer).endpoint(worker);
            }
            meshes.get(worker).connect(endpoints);
        }
        while (!meshes.stream().allMatch(Mesh::isConnected)) {
            clock.advance(CONNECTING_TURN_NS);
            meshes.forEach(Mesh::doWork);
        }
    }

    private MeshContext context(int worker, int workers, int epoch) {
        return new MeshContext()
                .directory(SHARED_MEMORY.resolve(
                        "chronogram-test-" + Long.toHexString(runId) + "-" + worker + "-" + epoch))
                .worker(worker)
                .workers(workers)
                .secret(SECRET)
                .nanoClock(clock)
                .epoch(epoch);
    }

    Mesh of(int worker) {
        return meshes.get(worker);
    }

    @Override
    public void close() {
        meshes.forEach(Mesh::close);
        meshes.clear();
    }
}
