package org.chronogram.checkpoint;

import org.chronogram.state.PartitionCodec;
import org.chronogram.state.PartitionRestore;

/** Puts a checkpoint back into partitions, which may be more or fewer than those that have written it. */
public final class CheckpointRestore {
    private final CheckpointFiles files;
    private final CheckpointManifest manifest;

    /**
     * Prepares the restoring of a checkpoint.
     *
     * @param files files of the checkpoint.
     * @param manifest says what they are.
     */
    public CheckpointRestore(CheckpointFiles files, CheckpointManifest manifest) {
        this.files = files;
        this.manifest = manifest;
    }

    /**
     * Restores one partition, whose LPs are as the model has made them.
     *
     * @param codec the partition.
     * @param partition index of the partition.
     * @param partitions how many there are now.
     * @throws org.chronogram.model.InvalidInputException when the state of the LPs has another layout than in the checkpoint.
     * @throws org.chronogram.state.DamagedStateException when a file is not what was written.
     */
    public void restore(PartitionCodec codec, int partition, int partitions) {
        PartitionRestore restore = codec.restore(manifest.reachedTicks());
        for (PartitionFile file : manifest.partitions()) {
            boolean withTotals = file.partition() % partitions == partition;
            if (withTotals || restore.overlaps(file.firstLp(), file.count())) {
                try (CheckpointFileReader in = CheckpointFileReader.open(files.local(manifest, file.partition()))) {
                    restore.read(in, withTotals);
                }
            }
        }
        restore.complete();
    }
}
