package org.chronogram.results;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.model.InvalidInputException;

/** The checks of a run directory that need nothing written. */
public final class PlannedDirectory {
    private PlannedDirectory() {}

    /** Refuses a directory that holds a run already. */
    static void requireUnused(Path path) {
        if (Files.exists(path.resolve(RunFiles.MANIFEST))) {
            throw new InvalidInputException("--out=" + path + ": there is a run in this directory already ("
                    + path.resolve(RunFiles.MANIFEST) + "); give another directory, or remove it first");
        }
        if (Files.exists(path.resolve(RunDirectory.INPUT))) {
            throw new InvalidInputException(
                    "--out=" + path + ": there is a run in this directory that has not come to its"
                            + " end; go on with 'sim resume " + path + "', or give another directory");
        }
    }

    /**
     * Checks that a run can probably be written to a directory, and writes nothing.
     *
     * @param path the directory, which need not exist.
     * @throws InvalidInputException when it holds a run already, or when neither it nor the one in which it would be made can
     *     be written.
     */
    public static void check(Path path) {
        requireUnused(path);
        Path existing = RunPath.lowestExisting(path);
        if (!Files.isDirectory(existing)) {
            throw new InvalidInputException("--out=" + path + ": " + existing + " is a file; expected a directory");
        }
        if (!Files.isWritable(existing)) {
            throw new InvalidInputException("cannot write to the run directory " + path + ": permission denied in "
                    + existing + "; give another with --out DIR, or --out none to write nothing");
        }
    }
}
