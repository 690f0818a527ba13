package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.worker.FaultTolerance;
import org.chronogram.worker.SharedMemory;

/**
 * Where the checkpoints of a run lie: in its directory, or in a temporary one that is removed with the run.
 *
 * @param path the directory.
 * @param temporary whether it is removed with the run.
 */
record CheckpointDirectory(Path path, boolean temporary) implements AutoCloseable {
    private static final String NAME = "checkpoints";

    static CheckpointDirectory of(FaultTolerance faultTolerance) throws IOException {
        return faultTolerance.runDirectory().isEmpty()
                ? new CheckpointDirectory(Files.createTempDirectory("chronogram-checkpoints-"), true)
                : new CheckpointDirectory(Path.of(faultTolerance.runDirectory()).resolve(NAME), false);
    }

    @Override
    public void close() {
        if (temporary) {
            SharedMemory.delete(path);
        }
    }
}
