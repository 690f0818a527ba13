package org.chronogram.checkpoint;

import java.nio.file.Path;
import org.chronogram.kernel.KernelState;

/** Puts a checkpoint back into partitions, which may be more or fewer than those that have written it. */
public final class CheckpointRestore {
    private final CheckpointStore store;
    private final CheckpointManifest manifest;

    /**
     * Prepares the restoring of a checkpoint.
     *
     * @param store holds the files.
     * @param manifest says what they are.
     */
    public CheckpointRestore(CheckpointStore store, CheckpointManifest manifest) {
        this.store = store;
        this.manifest = manifest;
    }

    /**
     * Restores one partition, whose LPs are as the model has made them.
     *
     * @param state the partition.
     * @param codec restores its LPs.
     * @param partition index of the partition.
     * @param partitions how many there are now.
     * @throws org.chronogram.model.InvalidInputException when the state of the LPs has another layout than in the checkpoint.
     * @throws DamagedCheckpointException when a file cannot be read.
     */
    public void restore(KernelState state, ProcessCodec codec, int partition, int partitions) {
        state.restorePosition(manifest.reachedTicks(), 0, 0);
        // What LPs recorded when they were created is in the checkpoint.
        state.statistics().clear();
        long events = 0;
        long remoteEvents = 0;
        for (CheckpointPartition part : manifest.partitions()) {
            boolean counts = part.partition() % partitions == partition;
            if (counts || overlaps(part, state)) {
                PartitionReader.Counts read = read(part, state, codec, counts);
                events += counts ? read.events() : 0;
                remoteEvents += counts ? read.remoteEvents() : 0;
            }
        }
        state.restorePosition(manifest.reachedTicks(), events, remoteEvents);
    }

    private static boolean overlaps(CheckpointPartition part, KernelState state) {
        return part.firstLp() < state.firstLp() + state.processes().length
                && state.firstLp() < part.firstLp() + part.count();
    }

    private PartitionReader.Counts read(
            CheckpointPartition part, KernelState state, ProcessCodec codec, boolean counts) {
        Path file = store.file(manifest, part.partition());
        try (CheckpointFileReader in = CheckpointFileReader.open(file)) {
            return new PartitionReader(file, in, state, codec).read(counts);
        }
    }
}
