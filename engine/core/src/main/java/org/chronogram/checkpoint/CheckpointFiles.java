package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** The files of checkpoints as a worker uses them: on a disk that it shares with the master, or by way of the master. */
public interface CheckpointFiles extends AutoCloseable {
    /**
     * Names the file of a partition, for messages.
     *
     * @param step step after which the checkpoint is taken.
     * @param epoch epoch of the mesh of workers that writes it.
     * @param partition index of the partition.
     * @return its path on the host of the master.
     */
    Path name(long step, int epoch, int partition);

    /**
     * Begins the file of a partition.
     *
     * @param step step after which the checkpoint is taken.
     * @param epoch epoch of the mesh of workers that writes it.
     * @param partition index of the partition.
     * @return the file, which appears when it is finished.
     * @throws IOException when it cannot be created.
     */
    AtomicFile create(long step, int epoch, int partition) throws IOException;

    /**
     * Returns the file of a partition on this host.
     *
     * @param manifest the checkpoint.
     * @param partition index of the partition.
     * @return the file, valid until this object is closed.
     * @throws org.chronogram.state.DamagedStateException when it cannot be brought here.
     */
    Path local(CheckpointManifest manifest, int partition);

    /** Ends the use of the files. */
    @Override
    void close();

    /**
     * Returns files in a directory that this worker and the master share.
     *
     * @param checkpointsDirectory directory of all checkpoints of the run.
     * @return the files.
     */
    static CheckpointFiles in(Path checkpointsDirectory) {
        CheckpointStore store = CheckpointStore.in(checkpointsDirectory);
        return new CheckpointFiles() {
            @Override
            public Path name(long step, int epoch, int partition) {
                return store.file(step, epoch, partition);
            }

            @Override
            public AtomicFile create(long step, int epoch, int partition) throws IOException {
                return store.create(step, epoch, partition);
            }

            @Override
            public Path local(CheckpointManifest manifest, int partition) {
                return store.file(manifest, partition);
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
    }
}
