package org.chronogram.messaging.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;
import org.chronogram.messaging.Await;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.udp.StreamKeys.StreamKey;

/** All meshes of a run in one process, driven by one thread. */
final class MeshGroup implements AutoCloseable {
    private static final byte[] SECRET = "secret of the mesh".getBytes(StandardCharsets.US_ASCII);
    private static final int EPOCH = 3;

    private final Path root = newRoot();
    private final Mesh[] meshes;

    MeshGroup(int workers, IntFunction<FrameHandler> handlerByWorker) {
        this(workers, handlerByWorker, LinkFaults.NONE);
    }

    MeshGroup(int workers, IntFunction<FrameHandler> handlerByWorker, Supplier<LinkFaults> linkFaults) {
        meshes = new Mesh[workers];
        for (int worker = 0; worker < workers; worker++) {
            meshes[worker] =
                    Mesh.launch(context(root, worker, workers).linkFaults(linkFaults), handlerByWorker.apply(worker));
        }
        for (int worker = 0; worker < workers; worker++) {
            meshes[worker].connect(endpointsFor(worker));
        }
        until(this::isConnected, () -> "all connected");
    }

    static Path newRoot() {
        Path memory = Path.of("/dev/shm");
        try {
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "mesh-test-")
                    : Files.createTempDirectory("mesh-test-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static MeshContext context(Path root, int worker, int workers) {
        return new MeshContext()
                .directory(root.resolve("w" + worker))
                .worker(worker)
                .workers(workers)
                .secret(SECRET)
                .epoch(EPOCH);
    }

    static StreamKey streamKey(int from, int to) {
        return new StreamKeys(SECRET, EPOCH, false).key(from, to);
    }

    Mesh mesh(int worker) {
        return meshes[worker];
    }

    Path directory(int worker) {
        return root.resolve("w" + worker);
    }

    void work() {
        for (Mesh mesh : meshes) {
            mesh.doWork();
        }
    }

    void until(BooleanSupplier condition, Supplier<String> message) {
        Await.until(condition, this::work, message);
    }

    @Override
    public void close() {
        CloseHelper.closeAll(meshes);
        IoUtil.delete(root.toFile(), true);
    }

    private String[] endpointsFor(int worker) {
        String[] endpoints = new String[meshes.length];
        for (int peer = 0; peer < meshes.length; peer++) {
            endpoints[peer] = peer == worker ? null : meshes[peer].endpoint(worker);
        }
        return endpoints;
    }

    private boolean isConnected() {
        boolean connected = true;
        for (Mesh mesh : meshes) {
            connected &= mesh.isConnected();
        }
        return connected;
    }
}
