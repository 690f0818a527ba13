package org.chronogram.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chronogram.files.OwnDirectory;
import org.chronogram.host.TemporaryDirectory;
import org.chronogram.run.InputEntry;

/**
 * A directory in which a host keeps the input that it has fetched for later runs, each entry in a directory named by its
 * checksum. The time of that directory is the time of the last use. Several agents may share it.
 */
final class KeptInput {
    /** Keeps nothing. */
    static final KeptInput NONE = new KeptInput(null);

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

    private final Path directory;

    private KeptInput(Path directory) {
        this.directory = directory;
    }

    /**
     * Keeps input in a directory, which is made with the first input that is kept.
     *
     * @param directory absolute path; only this user may be able to enter it.
     * @throws IOException when others can enter it.
     */
    static KeptInput in(Path directory) throws IOException {
        if (Files.exists(directory) && !OwnDirectory.isOwn(directory)) {
            throw new IOException(
                    directory + ": others can enter it, or it belongs to another user: expected a directory"
                            + " of this user with mode 700");
        }
        return new KeptInput(directory);
    }

    /** Makes a directory for what is fetched, on the disk on which it is kept where that is possible. */
    TemporaryDirectory fetchPlace() throws IOException {
        if (directory != null) {
            try {
                OwnDirectory.createAll(directory);
                return TemporaryDirectory.createIn(directory);
            } catch (IOException e) {
                // What is fetched is then not kept, and the run is none the worse for it.
                return NONE.fetchPlace();
            }
        }
        return TemporaryDirectory.createLarge("input");
    }

    /** Returns the path of an entry that is kept; empty where it is not, or is not whole. */
    Optional<Path> find(InputEntry entry) {
        try {
            Path found = place(entry);
            if (found == null || !InputEntry.checksum(found).equals(entry.checksum())) {
                return Optional.empty();
            }
            used(found);
            return Optional.of(found);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps an entry.
     *
     * @param fetched the entry, whole, in a directory of {@link #fetchPlace}.
     * @return where it lies from now on.
     */
    Path keep(InputEntry entry, Path fetched) throws IOException {
        Path place = place(entry);
        if (place == null) {
            return fetched;
        }
        try {
            OwnDirectory.createAll(place.getParent());
            Files.move(fetched, place, StandardCopyOption.ATOMIC_MOVE);
            used(place);
            return place;
        } catch (IOException e) {
            // Another agent was faster, or the directory cannot be written any more: this run does without.
            return find(entry).orElse(fetched);
        }
    }

    private Path place(InputEntry entry) {
        return directory == null || !CHECKSUM.matcher(entry.checksum()).matches()
                ? null
                : directory.resolve(entry.checksum()).resolve(entry.name());
    }

    private static void used(Path place) throws IOException {
        Files.setLastModifiedTime(place.getParent(), FileTime.from(Instant.now()));
    }
}
