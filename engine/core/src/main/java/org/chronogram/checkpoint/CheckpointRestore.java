package org.chronogram.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.ModelException;

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
        List<PartitionReader> readers = new ArrayList<>();
        long events = 0;
        long remoteEvents = 0;
        for (CheckpointPartition part : manifest.partitions()) {
            boolean counts = part.partition() % partitions == partition;
            if (counts || overlaps(part, state)) {
                PartitionReader reader = read(part, state, codec, counts);
                readers.add(reader);
                PartitionReader.Counts read = reader.counts();
                events += counts ? read.events() : 0;
                remoteEvents += counts ? read.remoteEvents() : 0;
            }
        }
        requireNothingRecorded(state);
        readers.forEach(PartitionReader::mergeStatistics);
        state.restorePosition(manifest.reachedTicks(), events, remoteEvents);
    }

    /** What restored() records would count once more with each checkpoint that a run goes on from. */
    private static void requireNothingRecorded(KernelState state) {
        List<String> recorded = state.statistics().recorded();
        if (!recorded.isEmpty()) {
            throw new ModelException("a restored() method of the LPs recorded into " + String.join(", ", recorded)
                    + ": a run that goes on from a checkpoint would count that more than once; record in initialize,"
                    + " onEvent or finish");
        }
    }

    private static boolean overlaps(CheckpointPartition part, KernelState state) {
        return part.firstLp() < state.firstLp() + state.processes().length
                && state.firstLp() < part.firstLp() + part.count();
    }

    private PartitionReader read(CheckpointPartition part, KernelState state, ProcessCodec codec, boolean counts) {
        Path file = store.file(manifest, part.partition());
        try (CheckpointFileReader in = CheckpointFileReader.open(file)) {
            PartitionReader reader = new PartitionReader(file, in, state, codec);
            reader.read(counts);
            return reader;
        }
    }
}
