package org.chronogram.checkpoint;

import org.chronogram.state.PartitionRestore;
import org.chronogram.state.PartitionSources;

/** The files of a checkpoint, to be put back into partitions, which may be more or fewer than those that have written it. */
public final class CheckpointSources implements PartitionSources {
    private static final int HEADER_BUFFER_BYTES = 8 << 10;

    private final CheckpointFiles files;
    private final CheckpointManifest manifest;

    /**
     * Names the files of a checkpoint.
     *
     * @param files files of the checkpoint.
     * @param manifest says what they are.
     */
    public CheckpointSources(CheckpointFiles files, CheckpointManifest manifest) {
        this.files = files;
        this.manifest = manifest;
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
