package org.chronogram.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.chronogram.files.OwnDirectory;
import org.chronogram.model.InvalidInputException;

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
        Path real = temporary.toRealPath();
        Path path = real.resolve(TemporaryDirectory.PREFIX + OwnDirectory.uid());
        boolean taken = Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !OwnDirectory.isOwn(path);
        return taken ? new UserDirectory(real, false) : new UserDirectory(path, true);
    }

    /** Creates it where it does not exist; somebody else may take its name until then. */
    void create() throws IOException {
        if (removedWhenEmpty && !OwnDirectory.isOwn(path)) {
            OwnDirectory.create(path);
        }
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
