package org.chronogram.results;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chronogram.files.FileFaults;
import org.chronogram.files.OwnDirectory;
import org.chronogram.model.InvalidInputException;

/** What is at the path of the directory of a run before there is one. */
final class RunPath {
    private RunPath() {}

    /** Returns the lowest directory above a path that exists, or the path. */
    static Path lowestExisting(Path path) {
        Path found = path.toAbsolutePath();
        while (!Files.exists(found)) {
            found = found.getParent();
        }
        return found;
    }

    /** Creates a directory; returns false where there is one already. */
    static boolean create(Path path) throws IOException {
        try {
            OwnDirectory.create(path);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Tells whether a directory is empty, or not there. */
    static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    static InvalidInputException unwritable(Path path, IOException cause) {
        return new InvalidInputException(
                "cannot write to the run directory " + path + ": " + FileFaults.describe(cause)
                        + "; give another with --out DIR, or --out none to write nothing",
                cause);
    }
}
