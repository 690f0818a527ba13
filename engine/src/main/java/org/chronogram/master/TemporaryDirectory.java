package org.chronogram.master;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.chronogram.checkpoint.RunLock;
import org.chronogram.model.InvalidInputException;
import org.chronogram.worker.SharedMemory;

/**
 * A directory that is removed with its owner. What owners that were killed have left behind is removed by the next: the lock
 * of a directory ends with the process that holds it, so one that is in use is known, whoever shares the parent.
 */
public final class TemporaryDirectory implements AutoCloseable {
    private static final String PREFIX = "chronogram-";

    /** A new directory is not locked at once. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path path;
    private final RunLock lock;

    private TemporaryDirectory(Path path, RunLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes a directory for temporary files of this process.
     *
     * @param purpose a word that becomes a part of its name.
     * @return the directory.
     * @throws IOException when none can be made.
     */
    public static TemporaryDirectory create(String purpose) throws IOException {
        return createIn(Path.of(System.getProperty("java.io.tmpdir")), purpose);
    }

    static TemporaryDirectory createIn(Path parent, String purpose) throws IOException {
        if (!Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new InvalidInputException("java.io.tmpdir=" + parent + " is not a directory that can be written to:"
                    + " name another with CHRONOGRAM_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        }
        String prefix = PREFIX + purpose + "-";
        deleteStale(parent, prefix);
        Path path = Files.createTempDirectory(parent, prefix);
        try {
            return new TemporaryDirectory(path, RunLock.take(path));
        } catch (InvalidInputException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void deleteStale(Path parent, String prefix) {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path directory : directories) {
                if (isOld(directory)) {
                    deleteUnlessLocked(directory);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What stays behind is for the next to remove.
            return;
        }
    }

    private static boolean isOld(Path directory) throws IOException {
        return Files.isDirectory(directory)
                && Files.getLastModifiedTime(directory)
                        .toInstant()
                        .isBefore(Instant.now().minus(GRACE));
    }

    private static void deleteUnlessLocked(Path directory) {
        try {
            new TemporaryDirectory(directory, RunLock.take(directory)).close();
        } catch (InvalidInputException e) {
            // In use, or somebody else's.
            return;
        }
    }

    /**
     * Returns where it is.
     *
     * @return the path.
     */
    public Path path() {
        return path;
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() {
        SharedMemory.delete(path);
        lock.close();
    }
}
