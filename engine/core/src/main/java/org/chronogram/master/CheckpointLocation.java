package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Path;
import org.chronogram.host.TemporaryDirectory;
import org.chronogram.results.RunDirectory;
import org.chronogram.run.FaultTolerance;

/**
 * Where the checkpoints of a run lie: in its directory, in a temporary one that is removed with the run, or nowhere.
 *
 * @param path the directory; null for nowhere.
 * @param temporary the same where it is removed with the run, else null.
 */
record CheckpointLocation(Path path, TemporaryDirectory temporary) implements AutoCloseable {
    private static final CheckpointLocation NOWHERE = new CheckpointLocation(null, null);

    static CheckpointLocation of(FaultTolerance faultTolerance) throws IOException {
        if (!faultTolerance.usesCheckpoints()) {
            return NOWHERE;
        }
        String runDirectory = faultTolerance.runDirectory();
        if (runDirectory.isEmpty()) {
            TemporaryDirectory temporary = TemporaryDirectory.createLarge("checkpoints");
            return new CheckpointLocation(temporary.path(), temporary);
        }
        return new CheckpointLocation(Path.of(runDirectory).resolve(RunDirectory.CHECKPOINTS), null);
    }

    /** Returns the location for a run in one process: temporary checkpoints are of no use, as they end with the process. */
    static CheckpointLocation ofOneProcess(FaultTolerance faultTolerance) throws IOException {
        return faultTolerance.runDirectory().isEmpty() ? NOWHERE : of(faultTolerance);
    }

    /** Returns the directory as an absolute path, as workers may start in another directory; empty when there is none. */
    String text() {
        return path == null ? "" : path.toAbsolutePath().toString();
    }

    @Override
    public void close() {
        if (temporary != null) {
            temporary.close();
        }
    }
}
