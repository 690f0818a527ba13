package org.chronogram.checkpoint;

import org.chronogram.state.PartitionCodec;
import org.chronogram.state.PartitionRestore;
import org.chronogram.state.PartitionSources;
import org.chronogram.state.RestoredTimes;

/** Puts a checkpoint back into partitions, which may be more or fewer than those that have written it. */
public final class CheckpointRestore implements PartitionSources {
    private static final int HEADER_BUFFER_BYTES = 8 << 10;

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
     * @return the times from which the partition goes on.
     * @throws org.chronogram.model.InvalidInputException when the state of the LPs has another layout than in the checkpoint.
     * @throws org.chronogram.state.DamagedStateException when a file is not what was written, or the files do not have each
     *     LP of the partition once.
     */
    public RestoredTimes restore(PartitionCodec codec, int partition, int partitions) {
        return codec.restore(this, partition, partitions);
    }

    @Override
    public String name() {
        return files.name(manifest.step(), manifest.epoch(), 0).getParent().toString();
    }

    @Override
    public int count() {
        return manifest.partitions().size();
    }

    @Override
    public boolean mayHave(int source, PartitionRestore restore) {
        PartitionFile file = manifest.partitions().get(source);
        return restore.overlaps(file.firstLp(), file.lastLp());
    }

    @Override
    public boolean find(int source, PartitionRestore restore) {
        PartitionFile file = manifest.partitions().get(source);
        try (CheckpointFileReader in = open(file, HEADER_BUFFER_BYTES)) {
            return restore.find(in, file.count());
        }
    }

    @Override
    public void read(int source, PartitionRestore restore, boolean withTotals) {
        try (CheckpointFileReader in = open(manifest.partitions().get(source), CheckpointFileReader.BUFFER_BYTES)) {
            restore.read(in, withTotals);
        }
    }

    private CheckpointFileReader open(PartitionFile file, int bufferBytes) {
        return CheckpointFileReader.open(files.local(manifest, file.partition()), bufferBytes);
    }
}
