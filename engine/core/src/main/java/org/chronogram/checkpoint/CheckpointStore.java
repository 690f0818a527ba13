package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chronogram.files.FileFaults;
import org.chronogram.files.PinnedDirectory;
import org.chronogram.model.InvalidInputException;

/**
 * The checkpoints of one run: a directory for each, with a file for each partition, written by the workers, and a manifest,
 * written last by the master. The two newest are kept, so that there is one to go back to when the newest is damaged, and more
 * where that is asked for. Workers only ask for the paths of files; all other methods are for one master at a time. Not thread
 * safe, but for the methods that return a file.
 */
public final class CheckpointStore {
    private final Path root;
    /** Other users may write where the run directory lies, and put another in its place. */
    private final PinnedDirectory run;

    private final Set<CheckpointDirectory> refused = new HashSet<>();
    private final int mostKept;

    private CheckpointStore(Path root, int mostKept) {
        this.root = root;
        this.mostKept = mostKept;
        run = PinnedDirectory.at(root.getParent());
    }

    /**
     * Returns the store in a directory.
     *
     * @param checkpointsDirectory where the checkpoints are or will be; created when the first is.
     * @return the store.
     */
    public static CheckpointStore in(Path checkpointsDirectory) {
        return keeping(KeptSteps.FEWEST, checkpointsDirectory);
    }

    /**
     * Returns the store in a directory, for a run of which more checkpoints are kept than it needs to go on.
     *
     * @param mostKept how many are kept, at least two.
     * @param checkpointsDirectory where the checkpoints are or will be; created when the first is.
     * @return the store.
     */
    public static CheckpointStore keeping(int mostKept, Path checkpointsDirectory) {
        return new CheckpointStore(checkpointsDirectory.toAbsolutePath().normalize(), mostKept);
    }

    /**
     * Returns the file of a partition in a checkpoint that is to be written. Neither the file nor its directory need exist.
     *
     * @param step step after which it is taken.
     * @param epoch incarnation of the mesh of workers that writes it.
     * @param partition index of the partition.
     * @return the file.
     */
    public Path file(long step, int epoch, int partition) {
        return directory(step, epoch).path().resolve(PartitionFile.name(partition));
    }

    /**
     * Returns the file of a partition in a checkpoint that was written.
     *
     * @param manifest the checkpoint.
     * @param partition index of the partition.
     * @return the file.
     */
    public Path file(CheckpointManifest manifest, int partition) {
        return file(manifest.step(), manifest.epoch(), partition);
    }

    /**
     * Begins the file of a partition, and makes its directory if there is none.
     *
     * @param step step after which the checkpoint is taken.
     * @param epoch incarnation of the mesh of workers that writes it.
     * @param partition index of the partition.
     * @return the file.
     * @throws IOException when it cannot be created.
     */
    public AtomicFile create(long step, int epoch, int partition) throws IOException {
        return CheckpointFileWriter.createInNewDirectory(file(step, epoch, partition));
    }

    private CheckpointDirectory directory(long step, int epoch) {
        return CheckpointDirectory.of(root, step, epoch);
    }

    /**
     * Makes a checkpoint count, after all its files were written, and removes those that are not needed any more.
     *
     * @param manifest the checkpoint.
     * @throws IOException when it cannot be written; what was committed before stays.
     */
    public void commit(CheckpointManifest manifest) throws IOException {
        CheckpointDirectory directory = directory(manifest.step(), manifest.epoch());
        requireFiles(manifest);
        CheckpointFileWriter.write(directory.manifest(), ManifestFile.encode(manifest));
        Directories.forceDirectory(root);
        Directories.forceDirectory(root.getParent());
        removeOutdated(directory);
    }

    private void requireFiles(CheckpointManifest manifest) throws IOException {
        try {
            for (PartitionFile file : manifest.partitions()) {
                CheckpointInspection.requireSize(file(manifest, file.partition()), file);
            }
        } catch (DamagedCheckpointException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Of the checkpoints committed before, the newest of an earlier step stays, unless it is known to be damaged. One of the
     * same or a later step was refused when the run went on from an earlier one, and would be refused again.
     */
    private void removeOutdated(CheckpointDirectory committed) {
        List<CheckpointDirectory> kept = new ArrayList<>(List.of(committed));
        try {
            for (CheckpointDirectory other : CheckpointDirectory.newestFirst(root)) {
                boolean counts = other.committed();
                if (counts
                        && isEarlier(other, kept)
                        && (kept.size() < KeptSteps.FEWEST || mostKept > KeptSteps.FEWEST)) {
                    kept.add(0, other);
                } else if (!other.equals(committed) && (counts || other.olderThan(committed))) {
                    other.delete(run);
                }
            }
            removeSurplus(kept);
        } catch (IOException e) {
            // The checkpoint counts already. The next commit tries again to remove the others.
            return;
        }
    }

    private boolean isEarlier(CheckpointDirectory other, List<CheckpointDirectory> kept) {
        return other.step() < kept.get(0).step() && !refused.contains(other);
    }

    /** Removes checkpoints until no more are left than are kept. */
    private void removeSurplus(List<CheckpointDirectory> oldestFirst) throws IOException {
        List<Long> steps = new ArrayList<>(
                oldestFirst.stream().map(CheckpointDirectory::step).toList());
        Optional<Long> surplus = KeptSteps.surplus(steps, mostKept);
        while (surplus.isPresent()) {
            oldestFirst.get(steps.indexOf(surplus.get())).delete(run);
            oldestFirst.remove(steps.indexOf(surplus.get()));
            steps.remove(surplus.get());
            surplus = KeptSteps.surplus(steps, mostKept);
        }
    }

    /**
     * Finds the newest checkpoint of a run that is whole. All its bytes are read.
     *
     * @param wanted identity of the run that shall go on from it.
     * @param warnings takes one line for each newer checkpoint that is refused: the file and the reason.
     * @return the checkpoint, or empty when there is none.
     */
    public Optional<CheckpointManifest> newest(CheckpointIdentity wanted, Consumer<String> warnings) {
        for (CheckpointDirectory directory : committed(warnings)) {
            try {
                return Optional.of(inspected(directory, wanted));
            } catch (DamagedCheckpointException | InvalidInputException e) {
                refused.add(directory);
                warnings.accept(e.getMessage());
            }
        }
        return Optional.empty();
    }

    /**
     * Finds all checkpoints of a run that were committed, to repeat a part of it. Their files are not read, and nothing is
     * changed.
     *
     * @param wanted identity of the run.
     * @param warnings takes one line for each checkpoint that is refused: the file and the reason.
     * @return the checkpoints, the newest first.
     */
    public List<CheckpointManifest> all(CheckpointIdentity wanted, Consumer<String> warnings) {
        List<CheckpointManifest> found = new ArrayList<>();
        for (CheckpointDirectory directory : committed(warnings)) {
            try {
                CheckpointManifest manifest = CheckpointInspection.manifestOf(directory);
                CheckpointInspection.requireIdentity(directory, manifest, wanted);
                found.add(manifest);
            } catch (DamagedCheckpointException | InvalidInputException e) {
                warnings.accept(e.getMessage());
            }
        }
        return found;
    }

    /**
     * Reads all bytes of a checkpoint.
     *
     * @param manifest the checkpoint.
     * @throws DamagedCheckpointException when a file is not as it was written.
     */
    public void requireIntact(CheckpointManifest manifest) {
        CheckpointInspection.requireIntactFiles(directory(manifest.step(), manifest.epoch()), manifest);
    }

    private List<CheckpointDirectory> committed(Consumer<String> warnings) {
        try {
            run.open().close();
            return CheckpointDirectory.newestFirst(root).stream()
                    .filter(CheckpointDirectory::committed)
                    .toList();
        } catch (IOException e) {
            warnings.accept(root + ": " + FileFaults.describe(e));
            return List.of();
        }
    }

    private static CheckpointManifest inspected(CheckpointDirectory directory, CheckpointIdentity wanted) {
        CheckpointManifest manifest = CheckpointInspection.manifestOf(directory);
        CheckpointInspection.requireIdentity(directory, manifest, wanted);
        CheckpointInspection.requireIntactFiles(directory, manifest);
        return manifest;
    }

    /**
     * Removes one checkpoint that was begun and will not be committed.
     *
     * @param step step after which it was taken.
     * @param epoch incarnation of the mesh of workers that wrote it.
     * @throws IOException when it cannot be removed.
     */
    public void discard(long step, int epoch) throws IOException {
        CheckpointDirectory directory = directory(step, epoch);
        if (!directory.committed()) {
            directory.delete(run);
        }
    }

    /**
     * Removes all checkpoints that were begun and not committed.
     *
     * @throws IOException when it cannot be removed.
     */
    public void deleteUncommitted() throws IOException {
        for (CheckpointDirectory directory : CheckpointDirectory.newestFirst(root)) {
            if (!directory.committed()) {
                directory.delete(run);
            }
        }
    }

    /**
     * Removes all checkpoints, and the directory if nothing else is in it.
     *
     * @throws IOException when one cannot be removed.
     */
    public void deleteAll() throws IOException {
        for (CheckpointDirectory directory : CheckpointDirectory.newestFirst(root)) {
            directory.delete(run);
        }
        run.deleteIfEmpty(root.getFileName().toString());
    }
}
