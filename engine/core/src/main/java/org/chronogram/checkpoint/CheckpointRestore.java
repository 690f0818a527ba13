package org.chronogram.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chronogram.state.PartitionCodec;
import org.chronogram.state.PartitionRestore;
import org.chronogram.state.RestoredTimes;

/** Puts a checkpoint back into partitions, which may be more or fewer than those that have written it. */
public final class CheckpointRestore {
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
        PartitionRestore restore = codec.restore();
        Set<PartitionFile> needed = findLps(restore, partition);
        restore.begin(
                files.name(manifest.step(), manifest.epoch(), 0).getParent().toString());
        for (PartitionFile file : manifest.partitions()) {
            boolean withTotals = file.partition() % partitions == partition;
            if (withTotals || needed.contains(file)) {
                try (CheckpointFileReader in = open(file, CheckpointFileReader.BUFFER_BYTES)) {
                    restore.read(in, withTotals);
                }
            }
        }
        return restore.complete();
    }

    /**
     * Returns the files that have LPs of the partition. The file of the same index is looked at first: where the partitions
     * are those that have written the checkpoint, it has all of them, and no other file need be opened or fetched.
     */
    private Set<PartitionFile> findLps(PartitionRestore restore, int partition) {
        List<PartitionFile> order = new ArrayList<>(manifest.partitions());
        order.sort(Comparator.comparing(file -> file.partition() != partition));
        Set<PartitionFile> found = new HashSet<>();
        for (PartitionFile file : order) {
            if (!restore.foundAll() && restore.overlaps(file.firstLp(), file.lastLp())) {
                try (CheckpointFileReader in = open(file, HEADER_BUFFER_BYTES)) {
                    if (restore.find(in, file.count())) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private CheckpointFileReader open(PartitionFile file, int bufferBytes) {
        return CheckpointFileReader.open(files.local(manifest, file.partition()), bufferBytes);
    }
}
