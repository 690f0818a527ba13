package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chronogram.files.FileFaults;
import org.chronogram.files.OwnFile;
import org.chronogram.files.PinnedDirectory;
import org.chronogram.model.InvalidInputException;

/**
 * Keeps a second run out of a run directory. The lock is one of the operating system and ends with the process, however that
 * ends: a file that a killed run has left behind keeps no run out. The file is removed with the lock.
 */
public final class RunLock implements AutoCloseable {
    private static final String NAME = "lock";
    private static final int MAX_ATTEMPTS = 1_000;

    /** A lock of the system belongs to a process, which loses it when it closes any channel to the same file. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final PinnedDirectory directory;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        directory = PinnedDirectory.at(file.getParent());
        this.channel = channel;
    }

    /**
     * Takes the lock of a run directory.
     *
     * @param runDirectory the directory, which exists, as the user has named it.
     * @return the lock, to be closed.
     * @throws InvalidInputException when a run uses the directory, or nothing can be written there.
     */
    public static RunLock take(Path runDirectory) {
        try {
            Path file = runDirectory.toRealPath().resolve(NAME);
            if (!HELD_HERE.add(file)) {
                throw inUse(runDirectory, "process " + ProcessHandle.current().pid());
            }
            return new RunLock(file, lockedOrForgotten(runDirectory, file));
        } catch (IOException e) {
            throw new InvalidInputException(
                    runDirectory + ": cannot lock this run directory: " + FileFaults.describe(e)
                            + "; give another directory",
                    e);
        }
    }

    private static FileChannel lockedOrForgotten(Path runDirectory, Path file) throws IOException {
        try {
            return locked(runDirectory, file);
        } catch (IOException | RuntimeException | Error e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    private static FileChannel locked(Path runDirectory, Path file) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            createIfAbsent(file);
            Object expectedKey = keyOf(file);
            requirePlainFile(file);
            FileChannel channel = openIfPresent(file);
            if (channel != null) {
                if (lock(runDirectory, channel) && isStill(file, expectedKey)) {
                    return channel;
                }
                channel.close();
            }
        }
        throw new IOException("other runs take and release " + file + " all the time");
    }

    private static void createIfAbsent(Path file) throws IOException {
        try {
            OwnFile.create(file);
        } catch (FileAlreadyExistsException e) {
            // Left behind by a killed run, or in use: the lock itself tells.
            return;
        }
    }

    /** Another user may have put a link of this name there, so that the run overwrites the file that it leads to. */
    private static void requirePlainFile(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file.getFileName() + " is no plain file");
        }
    }

    /** A hard link to another file looks like a plain file. */
    private static void requireLockFile(FileChannel channel) throws IOException {
        if (channel.size() > 0 && !content(channel).matches("\\d+\\n?")) {
            throw new IOException(NAME + " is a file of something else");
        }
    }

    private static FileChannel openIfPresent(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Locks the channel and writes the id of this process into the file. */
    private static boolean lock(Path runDirectory, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw inUse(runDirectory, holder(channel));
            }
            requireLockFile(channel);
            return writeHolder(runDirectory, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Removes the file, which is locked, where the disk has no room for its content. */
    private static boolean writeHolder(Path runDirectory, FileChannel channel) throws IOException {
        try {
            channel.truncate(0);
            byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            return channel.write(ByteBuffer.wrap(pid), 0) == pid.length;
        } catch (IOException e) {
            PinnedDirectory.at(runDirectory).delete(NAME);
            throw e;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        String text = content(channel).strip();
        return text.matches("\\d+") ? "process " + text : "another process";
    }

    private static String content(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        int read = Math.max(0, channel.read(content, 0));
        return new String(content.array(), 0, read, StandardCharsets.US_ASCII);
    }

    /** A file that its holder has removed meanwhile can be locked, but keeps nobody out. */
    private static boolean isStill(Path file, Object expectedKey) throws IOException {
        return expectedKey != null && Objects.equals(keyOf(file), expectedKey);
    }

    private static Object keyOf(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static InvalidInputException inUse(Path runDirectory, String holder) {
        return new InvalidInputException(runDirectory + ": this run directory is in use by " + holder
                + "; wait until that run has ended, or give another directory");
    }

    /** Lets others use the directory. A second call does nothing. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            directory.delete(NAME);
        } catch (IOException e) {
            // The lock ends with the channel all the same; a file without a lock does no harm.
            return;
        } finally {
            forget();
        }
    }

    /** Releases the lock of a directory that is removed, and leaves alone a directory that has taken its name since. */
    public void forget() {
        try {
            channel.close();
        } catch (IOException e) {
            // The file is closed all the same.
            return;
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
