package org.chronogram.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.chronogram.checkpoint.RunLock;
import org.chronogram.files.OwnDirectory;
import org.chronogram.model.InvalidInputException;
import org.chronogram.secret.RandomBytes;

/**
 * A directory that does not outlive its process: it is removed by the process itself, by a {@link Guardian} if the process
 * is killed, or else by a later run. A directory in use is recognised by its lock, which ends with the process that holds
 * it. Its name cannot be guessed and other users cannot enter it. Only directories made by this class are ever removed.
 */
public final class TemporaryDirectory implements AutoCloseable {
    static final String PREFIX = "chronogram-";

    private static final Pattern NAME = Pattern.compile(PREFIX + "([a-z]+-)?[0-9a-f]{32}");
    private static final int RANDOM_BYTES = 16;
    private static final int MOST_ATTEMPTS = 100;

    /** Younger directories are not removed, because a new directory is locked only a moment after its creation. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path path;
    private final RunLock lock;
    private final UserDirectory parent;

    private TemporaryDirectory(Path path, RunLock lock, UserDirectory parent) {
        this.path = path;
        this.lock = lock;
        this.parent = parent;
    }

    /**
     * Makes a directory for few and small temporary files of this process.
     *
     * @param purpose a word that becomes a part of its name.
     * @return the directory.
     * @throws IOException when none can be made.
     */
    public static TemporaryDirectory create(String purpose) throws IOException {
        return create(UserDirectory::forSmallFiles, purpose);
    }

    /** Makes a directory for temporary files that may be large. */
    public static TemporaryDirectory createLarge(String purpose) throws IOException {
        return create(UserDirectory::forLargeFiles, purpose);
    }

    /** Finds the directory of the user. */
    @FunctionalInterface
    interface Place {
        /** Returns the directory, which exists. */
        UserDirectory find() throws IOException;
    }

    /**
     * Tries again if the directory of the user vanishes, because the last run that used it has just removed it, or if the
     * new directory exists already, because another user saw its name in the command line of the guardian.
     */
    static TemporaryDirectory create(Place place, String purpose) throws IOException {
        IOException failure = null;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return createIn(place.find(), purpose);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                failure = e;
            }
        }
        throw new IOException(reason(failure), failure);
    }

    /**
     * Makes a directory in one that the user has named; its name has no purpose in it.
     *
     * @param parent the directory that the user has named.
     * @return the directory.
     * @throws IOException when it cannot be made.
     */
    public static TemporaryDirectory createIn(Path parent) throws IOException {
        return create(() -> new UserDirectory(parent.toRealPath(), false), "");
    }

    private static TemporaryDirectory createIn(UserDirectory parent, String purpose) throws IOException {
        deleteStale(parent.path());
        String name = PREFIX + (purpose.isEmpty() ? "" : purpose + "-") + RandomBytes.hex(RANDOM_BYTES);
        Path path = parent.path().resolve(name);
        Guardian.ofThisProcess().guard(path, parent);
        try {
            parent.create();
            if (!OwnDirectory.isOwn(path)) {
                OwnDirectory.create(path);
            }
            return new TemporaryDirectory(path, RunLock.take(path), parent);
        } catch (IOException | InvalidInputException e) {
            delete(path, parent);
            throw e instanceof NoSuchFileException || e instanceof FileAlreadyExistsException
                    ? (IOException) e
                    : new IOException(reason(e), e);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException absent) {
            return absent.getFile() + ": there is no such directory for temporary files";
        }
        return e instanceof FileAlreadyExistsException
                ? e.getMessage() + ": somebody else makes each directory for temporary files as soon as it has a name"
                : e.getMessage();
    }

    private static void deleteStale(Path parent) {
        if (!OwnDirectory.keepsEntries(parent)) {
            return;
        }
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path directory : directories) {
                if (NAME.matcher(directory.getFileName().toString()).matches()
                        && OwnDirectory.isOwn(directory)
                        && isOld(directory)) {
                    deleteUnlessLocked(directory);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The next run removes what is left.
            return;
        }
    }

    private static boolean isOld(Path directory) throws IOException {
        return Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(Instant.now().minus(GRACE));
    }

    private static void deleteUnlessLocked(Path directory) {
        try (RunLock lock = RunLock.take(directory)) {
            OwnDirectory.delete(directory);
            lock.forget();
        } catch (InvalidInputException e) {
            // It is in use, or no directory of this class.
            return;
        }
    }

    /**
     * Returns the path of the directory.
     *
     * @return the path.
     */
    public Path path() {
        return path;
    }

    /** Removes the directory with its content. */
    @Override
    public void close() {
        delete(path, parent);
        lock.forget();
    }

    private static void delete(Path path, UserDirectory parent) {
        OwnDirectory.delete(path);
        parent.removeIfEmpty();
        Guardian.ofThisProcess().release(path);
    }
}
