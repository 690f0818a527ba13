package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.results.RunDirectory;
import org.chronogram.worker.FaultTolerance;
import org.chronogram.worker.SharedMemory;

/**
 * Where the checkpoints of a run lie: in its directory, in a temporary one that is removed with the run, or nowhere.
 *
 * @param path the directory; null for nowhere.
 * @param temporary whether it is removed with the run.
 */
record CheckpointLocation(Path path, boolean temporary) implements AutoCloseable {
    private static final CheckpointLocation NOWHERE = new CheckpointLocation(null, false);

    static CheckpointLocation of(FaultTolerance faultTolerance) throws IOException {
        if (!faultTolerance.usesCheckpoints()) {
            return NOWHERE;
        }
        return faultTolerance.runDirectory().isEmpty()
                ? new CheckpointLocation(Files.createTempDirectory("chronogram-checkpoints-"), true)
                : new CheckpointLocation(
                        Path.of(faultTolerance.runDirectory()).resolve(RunDirectory.CHECKPOINTS), false);
    }

    /** For a run in one process: checkpoints that go with it are of use to nobody. */
    static CheckpointLocation ofOneProcess(FaultTolerance faultTolerance) throws IOException {
        return faultTolerance.runDirectory().isEmpty() ? NOWHERE : of(faultTolerance);
    }

    /** Returns the directory as workers are told it: empty when there is none. */
    String text() {
        return path == null ? "" : path.toString();
    }

    @Override
    public void close() {
        if (temporary) {
            SharedMemory.delete(path);
        }
    }
}
