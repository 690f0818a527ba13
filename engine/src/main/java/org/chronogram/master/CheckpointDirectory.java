package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.worker.FaultTolerance;
import org.chronogram.worker.SharedMemory;

/**
 * Where the checkpoints of a run lie: in its directory, in a temporary one that is removed with the run, or nowhere.
 *
 * @param path the directory; null for nowhere.
 * @param temporary whether it is removed with the run.
 */
record CheckpointDirectory(Path path, boolean temporary) implements AutoCloseable {
    private static final String NAME = "checkpoints";

    static CheckpointDirectory of(FaultTolerance faultTolerance) throws IOException {
        if (!faultTolerance.usesCheckpoints()) {
            return new CheckpointDirectory(null, false);
        }
        return faultTolerance.runDirectory().isEmpty()
                ? new CheckpointDirectory(Files.createTempDirectory("chronogram-checkpoints-"), true)
                : new CheckpointDirectory(Path.of(faultTolerance.runDirectory()).resolve(NAME), false);
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
