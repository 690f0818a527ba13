package org.chronogram.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The checkpoints in the directory of a run.
 *
 * @param runDirectory directory of the run.
 */
record KeptCheckpoints(Path runDirectory) {
    /** Returns the step of the newest checkpoint that counts, -1 when there is none. */
    long newestStep() {
        Path checkpoints = runDirectory.resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return -1;
        }
        try (Stream<Path> directories = Files.list(checkpoints)) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("manifest.json")))
                    .mapToLong(directory ->
                            Long.parseLong(directory.getFileName().toString().split("-")[1]))
                    .max()
                    .orElse(-1);
        } catch (IOException | UncheckedIOException e) {
            return -1;
        }
    }
}
