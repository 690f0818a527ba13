package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.CheckpointReport.CheckpointFailed;
import org.chronogram.protocol.CheckpointReport.CheckpointWritten;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.run.CodeChecksums;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;

/**
 * Commits the checkpoints that all workers have written, and finds the one from which a run goes on. A checkpoint that
 * cannot be written does not stop the run; the user is told once. Not thread safe.
 */
final class CheckpointKeeper {
    /**
     * At most two are gathered: the one under way, and that of the step at which a run was stopped. An older one has failed.
     */
    private static final int MOST_GATHERING = 2;

    /** How long a stopped run waits for its last checkpoint. */
    static final long SETTLE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(4);

    private final PreparedRun prepared;
    private final RunSpecification specification;
    private final Optional<CheckpointStore> store;
    private final Consumer<String> notices;
    private final TreeMap<Long, CheckpointWritten[]> gathering = new TreeMap<>();
    private Consumer<CommittedCheckpoint> committedAction = any -> {};
    private List<String> replacedCode = List.of();
    private boolean warned;
    private volatile boolean kept;
    private int committed;
    private long longestPauseNs;
    private long lastCommittedSteps = -1;
    private long lastFailedSteps = -1;
    private String lastFailure = "";

    /**
     * Creates the keeper of a run.
     *
     * @param prepared the run.
     * @param directory directory for its checkpoints; empty for a run without checkpoints.
     * @param notices takes lines for the user.
     */
    CheckpointKeeper(PreparedRun prepared, Optional<Path> directory, Consumer<String> notices) {
        this.prepared = prepared;
        this.notices = notices;
        specification = prepared.specification();
        store = directory.map(
                path -> CheckpointStore.keeping(specification.faultTolerance().keptCheckpoints(), path));
    }

    /** Sets what is told of each checkpoint that this run commits. */
    void whenCommitted(Consumer<CommittedCheckpoint> action) {
        committedAction = action;
    }

    /** Returns the newest checkpoint that is whole; the user is told of each that is damaged or of another run. */
    Optional<CheckpointManifest> newest() {
        gathering.clear();
        Optional<CheckpointManifest> found = store.flatMap(this::newestIn);
        kept |= found.isPresent();
        return found;
    }

    private Optional<CheckpointManifest> newestIn(CheckpointStore checkpoints) {
        removeUncommitted(checkpoints);
        return checkpoints.newest(prepared.identity(), refused -> notices.accept("sim: " + refused));
    }

    /** Removes unfinished checkpoints: a worker that still writes to one is told to go back to an earlier one. */
    private void removeUncommitted(CheckpointStore checkpoints) {
        try {
            checkpoints.deleteUncommitted();
        } catch (IOException e) {
            notices.accept("sim: the files of an unfinished checkpoint could not be removed: " + e.getMessage());
        }
    }

    /**
     * Returns the checkpoint from which a run is resumed; null when the run had not come to its first one.
     *
     * @throws InvalidInputException when there are checkpoints, but none that can be used.
     */
    CheckpointManifest newestToResume() {
        List<String> reasons = new ArrayList<>();
        Optional<CheckpointManifest> found = requiredStore().newest(prepared.identity(), reasons::add);
        if (found.isEmpty() && !reasons.isEmpty()) {
            throw new InvalidInputException("no checkpoint can be used: " + String.join("; ", reasons));
        }
        reasons.forEach(reason -> notices.accept("sim: " + reason));
        if (found.isEmpty()) {
            notices.accept("sim: the run had no checkpoint yet, so it starts from the beginning");
        }
        found.ifPresent(this::requireSameCode);
        kept = found.isPresent();
        return found.orElse(null);
    }

    private void requireSameCode(CheckpointManifest checkpoint) {
        List<String> changed = CodeChecksums.differences(
                checkpoint.codeChecksums(), specification.code().checksums());
        String what = "the code in " + String.join(", ", changed) + " has changed since the checkpoint was written";
        if (!changed.isEmpty() && !specification.faultTolerance().acceptChangedCode()) {
            throw new InvalidInputException(what + ", and the result would be that of neither: put it back as it was,"
                    + " start a new run, or give --accept-changed-code to go on with the changed code");
        }
        if (!changed.isEmpty()) {
            notices.accept("sim: " + what + "; the run goes on with the changed code, and its results name it");
        }
        Set<String> replaced = new TreeSet<>(checkpoint.replacedCode());
        replaced.addAll(changed);
        replacedCode = List.copyOf(replaced);
    }

    /** Returns advice for a user whose run has failed; empty where no checkpoint is kept. */
    String advice() {
        return !kept || specification.faultTolerance().runDirectory().isEmpty()
                ? ""
                : "; the last checkpoint is kept: go on with 'sim resume "
                        + specification.faultTolerance().runDirectory() + "'";
    }

    /** Describes the checkpoint that is kept of a run that was cut off, if any. */
    String fate() {
        String advice = advice();
        return advice.isEmpty()
                ? "; nothing of the run is kept, as " + reasonForNothing() + ": start it again"
                : advice;
    }

    private String reasonForNothing() {
        if (specification.faultTolerance().runDirectory().isEmpty()) {
            return "it has no directory";
        }
        return store.isEmpty() ? "it writes no checkpoints (--checkpoint-every off)" : "there is no checkpoint yet";
    }

    /**
     * Takes the report of a worker about its files, and commits the checkpoint when the worker was the last.
     *
     * @param workers number of workers of the run.
     * @param worker index of the worker that has written.
     * @param message message of the worker.
     * @param wallNs wall-clock time that the run has taken so far.
     * @return cost of the checkpoint; empty while it is not complete.
     * @throws IllegalStateException when there are no checkpoints.
     * @throws IllegalArgumentException when the parts do not fit together.
     */
    Optional<CheckpointCost> written(int workers, int worker, CheckpointWritten message, long wallNs) {
        CheckpointStore checkpoints = requiredStore();
        CheckpointWritten[] parts = gathering.computeIfAbsent(message.steps(), steps -> new CheckpointWritten[workers]);
        parts[worker] = message;
        if (gathering.size() > MOST_GATHERING) {
            gathering.pollFirstEntry();
        }
        if (Arrays.stream(parts).anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        gathering.remove(message.steps());
        for (CheckpointWritten part : parts) {
            longestPauseNs = Math.max(longestPauseNs, part.pauseNs());
        }
        commit(checkpoints, parts, wallNs);
        return Optional.of(new CheckpointCost(
                max(parts, part -> part.pauseNs() + part.writeBusyNs()), max(parts, CheckpointWritten::writeNs)));
    }

    private CheckpointStore requiredStore() {
        return store.orElseThrow(() -> new IllegalStateException("no checkpoint was asked for"));
    }

    private static long max(CheckpointWritten[] parts, ToLongFunction<CheckpointWritten> what) {
        return Arrays.stream(parts).mapToLong(what).max().orElse(0);
    }

    private static long min(CheckpointWritten[] parts, ToLongFunction<CheckpointWritten> what) {
        return Arrays.stream(parts).mapToLong(what).min().orElse(0);
    }

    private void commit(CheckpointStore checkpoints, CheckpointWritten[] parts, long wallNs) {
        try {
            CheckpointManifest manifest = manifest(parts, wallNs);
            checkpoints.commit(manifest);
            committed++;
            kept = true;
            lastCommittedSteps = parts[0].steps();
            committedAction.accept(described(manifest, max(parts, CheckpointWritten::pauseNs)));
        } catch (IOException e) {
            warn(parts[0].steps(), e.getMessage());
        }
    }

    private static CommittedCheckpoint described(CheckpointManifest manifest, long pauseNs) {
        long bytes =
                manifest.partitions().stream().mapToLong(PartitionFile::bytes).sum();
        return new CommittedCheckpoint(manifest.step(), manifest.reachedTicks(), bytes, pauseNs);
    }

    private CheckpointManifest manifest(CheckpointWritten[] parts, long wallNs) {
        List<PartitionFile> partitions = new ArrayList<>();
        for (CheckpointWritten part : parts) {
            partitions.addAll(part.partitions());
        }
        CheckpointWritten first = parts[0];
        return new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                prepared.identity(),
                specification.code().checksums(),
                replacedCode,
                first.steps(),
                first.epoch(),
                min(parts, CheckpointWritten::reachedTicks),
                min(parts, CheckpointWritten::nextEventTicks),
                Arrays.stream(parts).mapToLong(CheckpointWritten::events).sum(),
                wallNs,
                partitions);
    }

    /** A worker could not write its part of a checkpoint. */
    void failed(int worker, CheckpointFailed message) {
        discard(message);
        warn(message.steps(), "worker " + worker + ": " + message.reason());
    }

    private void discard(CheckpointFailed message) {
        try {
            requiredStore().discard(message.steps(), message.epoch());
        } catch (IOException e) {
            // The files that are left do no harm: the next commit removes them.
            return;
        }
    }

    private void warn(long steps, String reason) {
        lastFailedSteps = steps;
        lastFailure = reason;
        gathering.remove(steps);
        if (!warned) {
            warned = true;
            notices.accept("sim: a checkpoint could not be written (" + reason + "); the run goes on with "
                    + (committed == 0 ? "none" : "the last good one")
                    + ", and further failures of this kind are not reported");
        }
    }

    /** Returns the step of the newest checkpoint that this run has committed; -1 for none. */
    long lastCommittedSteps() {
        return lastCommittedSteps;
    }

    /** Returns why the last checkpoint that failed could not be written. */
    String lastFailure() {
        return lastFailure;
    }

    /** Tells whether a checkpoint at this step was committed or has failed. */
    boolean isSettled(long steps) {
        return lastCommittedSteps == steps || lastFailedSteps == steps;
    }

    /** Tells the user that the run ends before the checkpoint of its last step is complete. */
    void giveUpLast() {
        notices.accept("sim: the last checkpoint was not complete in time; an earlier one is kept");
    }

    CheckpointCounts counts() {
        return new CheckpointCounts(committed, longestPauseNs, replacedCode);
    }
}
