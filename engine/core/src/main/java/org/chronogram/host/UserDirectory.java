package org.chronogram.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.chronogram.files.OwnDirectory;
import org.chronogram.model.InvalidInputException;

/**
 * The directory for the temporary files of a user, closed to other users where possible.
 *
 * @param path its path.
 * @param removedWhenEmpty whether it is removed when it becomes empty.
 */
record UserDirectory(Path path, boolean removedWhenEmpty) {
    /** For few and small files: the runtime directory of the user, which is mostly in memory. */
    static UserDirectory forSmallFiles() throws IOException {
        return forSmallFiles(System.getenv("XDG_RUNTIME_DIR"), temporary());
    }

    /** For files that may not fit in memory. */
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

    /** If another user has taken the name, temporary directories are made beside those of others, each closed to them. */
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

    /** Creates it if it does not exist. Fails if another user has taken its name meanwhile. */
    void create() throws IOException {
        if (removedWhenEmpty && !OwnDirectory.isOwn(path)) {
            OwnDirectory.create(path);
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Removes it if it is empty; call this after something in it was removed. */
    void removeIfEmpty() {
        if (!removedWhenEmpty) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Another run has files in it.
            return;
        }
    }
}
