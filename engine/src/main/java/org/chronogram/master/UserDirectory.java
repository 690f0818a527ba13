package org.chronogram.master;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.model.InvalidInputException;
import org.chronogram.worker.OwnDirectory;

/**
 * The directory under which the temporary files of a user lie, closed to others where that can be had.
 *
 * @param path where it is.
 * @param removedWhenEmpty whether it goes with the last that is in it.
 */
record UserDirectory(Path path, boolean removedWhenEmpty) {
    /** For files that are few and small: in the directory that the system has made for them, mostly in memory. */
    static UserDirectory forSmallFiles() throws IOException {
        return forSmallFiles(System.getenv("XDG_RUNTIME_DIR"), temporary());
    }

    /** For files that may not fit into memory. */
    static UserDirectory forLargeFiles() throws IOException {
        return in(temporary());
    }

    static UserDirectory forSmallFiles(String runtimeDirectory, Path temporary) throws IOException {
        if (runtimeDirectory == null || !runtimeDirectory.startsWith("/")) {
            return in(temporary);
        }
        Path path = Path.of(runtimeDirectory);
        return OwnDirectory.isOwn(path) && Files.isWritable(path) ? new UserDirectory(path, false) : in(temporary);
    }

    /** Where somebody else has taken the name, directories lie side by side with those of others, each closed to them. */
    static UserDirectory in(Path temporary) throws IOException {
        if (!Files.isDirectory(temporary) || !Files.isWritable(temporary)) {
            throw new InvalidInputException(
                    "java.io.tmpdir=" + temporary + " is not a directory that can be written to:"
                            + " name another with CHRONOGRAM_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        }
        Path path = temporary.resolve(TemporaryDirectory.PREFIX + OwnDirectory.uid());
        try {
            OwnDirectory.create(path);
        } catch (FileAlreadyExistsException e) {
            return OwnDirectory.isOwn(path) ? new UserDirectory(path, true) : new UserDirectory(temporary, false);
        }
        return new UserDirectory(path, true);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** To be called when something in it was removed. */
    void removeIfEmpty() {
        if (!removedWhenEmpty) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Another run has something in it.
            return;
        }
    }
}
