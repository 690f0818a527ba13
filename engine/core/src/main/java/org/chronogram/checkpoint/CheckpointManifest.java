package org.chronogram.checkpoint;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of a checkpoint: its run, its step and its files. A checkpoint counts from the moment its
 * manifest is on the disk.
 *
 * @param formatVersion version of the layout of all files of a checkpoint.
 * @param identity what must be the same in a run that goes on from here.
 * @param codeChecksums SHA-256 of the code that wrote it, by the name of the jar or directory.
 * @param replacedCode names of code that was replaced by other code when the run was resumed.
 * @param step step after which it was taken.
 * @param epoch incarnation of the mesh of workers that wrote it.
 * @param reachedTicks simulated time below which all events were handled: the smallest that a partition had reached.
 * @param nextEventTicks smallest time of all pending events.
 * @param events events handled so far.
 * @param wallNs how long the run has computed so far.
 * @param partitions its files, which together have as many LPs as the run; they are put into ascending order.
 */
public record CheckpointManifest(
        int formatVersion,
        CheckpointIdentity identity,
        Map<String, String> codeChecksums,
        List<String> replacedCode,
        long step,
        int epoch,
        long reachedTicks,
        long nextEventTicks,
        long events,
        long wallNs,
        List<PartitionFile> partitions) {
    /** The layout that this version of Chronogram writes, and the only one that it reads. */
    public static final int FORMAT_VERSION = 7;

    /**
     * Checks that the partitions can cover the logical processes. Whether each LP is in exactly one file shows when the
     * partitions are restored: each finds all of its LPs, and all files together have no more than that.
     */
    public CheckpointManifest {
        codeChecksums = Collections.unmodifiableMap(new LinkedHashMap<>(codeChecksums));
        replacedCode = List.copyOf(replacedCode);
        partitions = partitions.stream()
                .sorted(Comparator.comparingInt(PartitionFile::partition))
                .toList();
        requireCover(partitions, identity.logicalProcesses());
    }

    private static void requireCover(List<PartitionFile> partitions, int logicalProcesses) {
        int index = 0;
        long lps = 0;
        for (PartitionFile file : partitions) {
            if (file.partition() != index || !file.isPossible(logicalProcesses)) {
                throw new IllegalArgumentException("found " + file + ", expected partition " + index
                        + " and as many LPs as fit into ids from 0 to " + (logicalProcesses - 1));
            }
            index++;
            lps += file.count();
        }
        if (lps != logicalProcesses) {
            throw new IllegalArgumentException(
                    index + " partitions have " + lps + " LPs, expected " + logicalProcesses);
        }
    }
}
