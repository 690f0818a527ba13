package org.chronogram.checkpoint;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a checkpoint is of and what belongs to it. A checkpoint counts from the moment its manifest is on the disk.
 *
 * @param formatVersion version of the layout of all files of a checkpoint.
 * @param engineVersion version of Chronogram that wrote it.
 * @param model name of the model.
 * @param parameters values of all its parameters, as texts by name.
 * @param inputChecksums SHA-256 of the files that parameters name, as hexadecimal digits by the name of the parameter.
 * @param codeChecksums SHA-256 of the code that wrote it, by the name of the jar or directory.
 * @param replacedCode names of code that was replaced by other code when the run was resumed.
 * @param seed seed of the run.
 * @param replication number of the replication.
 * @param logicalProcesses how many LPs there are.
 * @param lookaheadTicks lookahead of the model.
 * @param endTicks end of the run.
 * @param step step after which it was taken.
 * @param epoch incarnation of the mesh of workers that wrote it.
 * @param reachedTicks simulated time below which all events were handled.
 * @param nextEventTicks time of the next event.
 * @param events events handled so far.
 * @param wallNs how long the run has computed so far.
 * @param partitions its parts, which cover all LPs; they are put into ascending order.
 */
public record CheckpointManifest(
        int formatVersion,
        String engineVersion,
        String model,
        Map<String, String> parameters,
        Map<String, String> inputChecksums,
        Map<String, String> codeChecksums,
        List<String> replacedCode,
        long seed,
        int replication,
        int logicalProcesses,
        long lookaheadTicks,
        long endTicks,
        long step,
        int epoch,
        long reachedTicks,
        long nextEventTicks,
        long events,
        long wallNs,
        List<CheckpointPartition> partitions) {
    /** The layout that this version of Chronogram writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 4;

    /** Checks that the partitions cover the logical processes, each once. */
    public CheckpointManifest {
        Objects.requireNonNull(engineVersion, "engineVersion");
        Objects.requireNonNull(model, "model");
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        inputChecksums = Collections.unmodifiableMap(new LinkedHashMap<>(inputChecksums));
        codeChecksums = Collections.unmodifiableMap(new LinkedHashMap<>(codeChecksums));
        replacedCode = List.copyOf(replacedCode);
        partitions = partitions.stream()
                .sorted(Comparator.comparingInt(CheckpointPartition::partition))
                .toList();
        requireCover(partitions, logicalProcesses);
    }

    private static void requireCover(List<CheckpointPartition> partitions, int logicalProcesses) {
        int index = 0;
        long nextLp = 0;
        for (CheckpointPartition part : partitions) {
            if (part.partition() != index || part.firstLp() != nextLp || part.count() < 0) {
                throw new IllegalArgumentException("found " + part + ", expected partition " + index + " from LP "
                        + nextLp + " with at least 0 LPs");
            }
            index++;
            nextLp += part.count();
        }
        if (nextLp != logicalProcesses) {
            throw new IllegalArgumentException(
                    index + " partitions have " + nextLp + " LPs, expected " + logicalProcesses);
        }
    }

    /**
     * Returns what must be the same in a run that goes on from here.
     *
     * @return the identity.
     */
    public CheckpointIdentity identity() {
        return new CheckpointIdentity(
                engineVersion,
                model,
                parameters,
                inputChecksums,
                seed,
                replication,
                logicalProcesses,
                lookaheadTicks,
                endTicks);
    }
}
