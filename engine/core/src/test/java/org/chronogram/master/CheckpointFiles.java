package org.chronogram.master;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.protocol.CheckpointReport.CheckpointWritten;

/** Writes the files that workers write for a checkpoint of a model with 1,024 LPs, one partition for each worker. */
final class CheckpointFiles {
    private static final int LPS = 1024;

    private final CheckpointStore store;
    private final int workers;

    CheckpointFiles(Path directory, int workers) {
        store = CheckpointStore.in(directory);
        this.workers = workers;
    }

    Path file(long step, int epoch, int worker) {
        return store.file(step, epoch, worker);
    }

    /** Writes the part of a worker; returns what the worker tells the master of it. */
    CheckpointWritten write(int epoch, long step, int worker) {
        byte[] content = ("state of " + worker + " after " + step).getBytes(UTF_8);
        try {
            Files.createDirectories(file(step, epoch, worker).getParent());
            Files.write(file(step, epoch, worker), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        int lps = LPS / workers;
        int firstLp = worker * lps;
        PartitionFile part =
                new PartitionFile(worker, lps, firstLp, firstLp + lps - 1, content.length, checksum.getValue());
        return new CheckpointWritten(
                epoch, step, step * 100, step * 100 + 5, 10 + worker, List.of(part), 1_000 + worker, 5_000, 100);
    }
}
