package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.host.TemporaryDirectory;
import org.chronogram.results.RunDirectory;
import org.chronogram.run.FaultTolerance;

/**
 * The directory for the checkpoints of a run: in the directory of the run, or a temporary one that is removed with the run;
 * a run without checkpoints has none.
 *
 * @param path the directory, if there is one.
 * @param removal removes the directory if it is temporary.
 */
record CheckpointLocation(Optional<Path> path, Runnable removal) implements AutoCloseable {
    /** Returns the location of a run without checkpoints. */
    static CheckpointLocation nowhere() {
        return new CheckpointLocation(Optional.empty(), () -> {});
    }

    /** Returns a directory that stays when the run has ended. */
    static CheckpointLocation in(Path directory) {
        return new CheckpointLocation(Optional.of(directory), () -> {});
    }

    static CheckpointLocation of(FaultTolerance faultTolerance) throws IOException {
        if (!faultTolerance.usesCheckpoints()) {
            return nowhere();
        }
        String runDirectory = faultTolerance.runDirectory();
        if (runDirectory.isEmpty()) {
            TemporaryDirectory temporary = TemporaryDirectory.createLarge("checkpoints");
            return new CheckpointLocation(Optional.of(temporary.path()), temporary::close);
        }
        return in(Path.of(runDirectory).resolve(RunDirectory.CHECKPOINTS));
    }

    /** Returns the location for a run in one process: temporary checkpoints are of no use, as they end with the process. */
    static CheckpointLocation ofOneProcess(FaultTolerance faultTolerance) throws IOException {
        return faultTolerance.runDirectory().isEmpty() ? nowhere() : of(faultTolerance);
    }

    /** Returns the directory as an absolute path, as workers may start in another directory; empty when there is none. */
    String text() {
        return path.map(directory -> directory.toAbsolutePath().toString()).orElse("");
    }

    @Override
    public void close() {
        removal.run();
    }
}
