package org.chronogram.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.model.TimeBase;
import org.chronogram.results.RunDirectory;
import org.chronogram.run.Layout;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.state.DamagedStateException;

/**
 * A run that has ended or was cut off, as something that can be repeated: its input, and the checkpoints that are left of it.
 * Nothing is written to its directory. Not thread safe.
 */
public final class ReplaySource {
    private final RunSpecification specification;
    private final PreparedRun prepared;
    private final Path directory;
    private final CheckpointStore store;
    private final List<CheckpointManifest> checkpoints = new ArrayList<>();
    private final Consumer<String> notices;

    private ReplaySource(RunSpecification specification, Consumer<String> notices) {
        this.specification = specification.on(Layout.of(0, 1));
        this.notices = notices;
        prepared = PreparedRun.of(this.specification);
        directory = Path.of(specification.faultTolerance().runDirectory()).resolve(RunDirectory.CHECKPOINTS);
        store = CheckpointStore.in(directory);
        store.all(prepared.identity(), refused -> notices.accept(refused + "; this checkpoint is left out")).stream()
                .filter(manifest -> sameCode(manifest.codeChecksums(), code()))
                .forEach(checkpoints::add);
    }

    /**
     * Checks the input of a run.
     *
     * @param specification specification of the run, with its directory; its layout does not count.
     * @param notices takes lines for the user.
     * @return the run.
     * @throws InvalidInputException when the run cannot be repeated.
     */
    public static ReplaySource of(RunSpecification specification, Consumer<String> notices) {
        return new ReplaySource(specification, notices);
    }

    /**
     * Compares code, whatever the names of its jars and directories.
     *
     * @param one checksums by name.
     * @param other checksums by name.
     * @return true when the same code is in both.
     */
    public static boolean sameCode(Map<String, String> one, Map<String, String> other) {
        return one.values().stream()
                .sorted()
                .toList()
                .equals(other.values().stream().sorted().toList());
    }

    /**
     * Returns the checksums of the code as it is now.
     *
     * @return SHA-256 by the name of the jar or directory.
     */
    public Map<String, String> code() {
        return prepared.specification().code().checksums();
    }

    /**
     * Returns the time base of the model.
     *
     * @return the time base.
     */
    public TimeBase timeBase() {
        return prepared.model().timeBase();
    }

    /**
     * Returns how many LPs the model has.
     *
     * @return the number.
     */
    public int logicalProcesses() {
        return prepared.declaration().logicalProcesses();
    }

    /**
     * Returns the end of the run.
     *
     * @return time in ticks.
     */
    public long endTicks() {
        return specification.simulation().endTicks();
    }

    /** Tells whether the random streams of the LPs of another run begin in the same way. */
    boolean hasSameStreams(ReplaySource other) {
        return specification.simulation().seed()
                        == other.specification.simulation().seed()
                && specification.simulation().replication()
                        == other.specification.simulation().replication();
    }

    /** Returns the times of the checkpoints that can be used, the newest first. */
    List<Long> checkpointTicks() {
        return checkpoints.stream().map(CheckpointManifest::reachedTicks).toList();
    }

    /**
     * Builds the model anew, and puts the newest checkpoint up to a time into it.
     *
     * @param latestTicks no LP has handled an event at this time or later; 0 to repeat the run from its start.
     * @return the run, not begun.
     */
    public ReplayedRun open(long latestTicks) {
        for (CheckpointManifest manifest : List.copyOf(checkpoints)) {
            if (manifest.reachedTicks() <= latestTicks) {
                Optional<ReplayedRun> run = restored(manifest);
                if (run.isPresent() && run.get().startTicks() <= latestTicks) {
                    return run.get();
                }
            }
        }
        return ReplayedRun.fromStart(prepared);
    }

    private Optional<ReplayedRun> restored(CheckpointManifest manifest) {
        try {
            store.requireIntact(manifest);
            return Optional.of(ReplayedRun.from(prepared, directory, manifest));
        } catch (DamagedStateException | InvalidInputException | ModelException e) {
            checkpoints.remove(manifest);
            notices.accept("a checkpoint is left out: " + e.getMessage());
            return Optional.empty();
        }
    }
}
