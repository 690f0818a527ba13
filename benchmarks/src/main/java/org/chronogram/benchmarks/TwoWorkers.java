package org.chronogram.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.messaging.udp.Mesh;
import org.chronogram.messaging.udp.MeshContext;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.CheckpointTaker;
import org.chronogram.sync.ModelSetup;
import org.chronogram.sync.PartitionAgent;
import org.chronogram.sync.PartitionScheme;
import org.chronogram.sync.StepFlags;
import org.chronogram.sync.WorkerLayout;
import org.chronogram.sync.WorkerPartitions;

/**
 * Two workers of one partition each in this JVM, connected over UDP like those of a real run, without an end. The caller
 * drives their agents, each by one thread at a time.
 */
public final class TwoWorkers implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final long SEED = 1;

    /** Later than any benchmark reaches, and early enough that time plus a delay does not exceed 64 bits. */
    private static final long END_TICKS = Long.MAX_VALUE / 2;

    private static final byte[] SECRET = "secret of the mesh".getBytes(StandardCharsets.US_ASCII);

    private final Mesh[] meshes = new Mesh[WORKERS];
    private final PartitionAgent[] agents = new PartitionAgent[WORKERS];
    private final StepFlags flags = new StepFlags();

    /**
     * Builds both and connects them.
     *
     * @param model creates the model.
     * @param parameters parameters of the model by name.
     */
    public TwoWorkers(Supplier<? extends Model> model, Map<String, String> parameters) {
        WorkerPartitions[] workers = new WorkerPartitions[WORKERS];
        MeshContext[] contexts = new MeshContext[WORKERS];
        long runId = ThreadLocalRandom.current().nextLong();
        for (int worker = 0; worker < WORKERS; worker++) {
            workers[worker] = new WorkerPartitions(
                    new WorkerLayout(worker, WORKERS, 1, false, false),
                    new ModelSetup(() -> declare(model.get(), parameters), SEED, 0, END_TICKS, PartitionScheme.BLOCKS),
                    0,
                    flags,
                    CheckpointTaker.NONE,
                    new CheckpointMarks(),
                    SystemNanoClock.INSTANCE);
            contexts[worker] = context(runId, worker).conclude();
            meshes[worker] = Mesh.launch(contexts[worker], workers[worker].meshHandler());
        }
        connectMeshes();
        for (int worker = 0; worker < WORKERS; worker++) {
            workers[worker].connect(meshes[worker], contexts[worker].maxFrameLength(), 0, new long[WORKERS]);
            agents[worker] = workers[worker].agents().get(0);
        }
    }

    private static ModelDeclaration declare(Model model, Map<String, String> parameters) {
        return ModelDeclaration.of(model, ParameterValues.parse(model, parameters), END_TICKS);
    }

    private static MeshContext context(long runId, int worker) {
        Path memory = Path.of("/dev/shm");
        Path parent = Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
        return new MeshContext()
                .directory(parent.resolve("chronogram-benchmark-" + Long.toHexString(runId) + "-" + worker))
                .worker(worker)
                .workers(WORKERS)
                .secret(SECRET);
    }

    private void connectMeshes() {
        meshes[0].connect(new String[] {null, meshes[1].endpoint(0)});
        meshes[1].connect(new String[] {meshes[0].endpoint(1), null});
        while (!meshes[0].isConnected() || !meshes[1].isConnected()) {
            meshes[0].doWork();
            meshes[1].doWork();
        }
    }

    /**
     * Returns the agent of a worker.
     *
     * @param worker 0 or 1.
     * @return its partition.
     */
    public PartitionAgent agent(int worker) {
        return agents[worker];
    }

    /** Asks both to end after the current step. */
    public void stop() {
        flags.raise(StepFlags.STOP);
    }

    /** Closes the streams. No thread may drive an agent any more. */
    @Override
    public void close() {
        for (Mesh mesh : meshes) {
            mesh.close();
        }
    }
}
