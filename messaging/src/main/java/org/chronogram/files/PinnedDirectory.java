package org.chronogram.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A directory that is identified by its inode, not by its name. An operation acts on that directory, or fails if another
 * directory has taken its name. Not thread safe.
 */
public final class PinnedDirectory {
    private final Path path;
    private Object key;

    private PinnedDirectory(Path path) {
        this.path = path;
    }

    /**
     * Remembers which directory lies at a path.
     *
     * @param path its path; if nothing exists there yet, the first directory found there later is remembered.
     * @return the directory.
     */
    public static PinnedDirectory at(Path path) {
        PinnedDirectory directory = new PinnedDirectory(path);
        try {
            directory.key =
                    Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            // It does not exist yet, or cannot be read: then every later operation fails with that reason.
            return directory;
        }
        return directory;
    }

    /**
     * Opens the directory.
     *
     * @return the open directory, which stays the same one if its name changes; to be closed.
     * @throws IOException when it cannot be opened, or another directory has its name by now.
     */
    public SecureDirectoryStream<Path> open() throws IOException {
        SecureDirectoryStream<Path> open = OwnDirectory.open(path);
        try {
            requireSame(open);
            return open;
        } catch (IOException e) {
            open.close();
            throw e;
        }
    }

    private void requireSame(SecureDirectoryStream<Path> open) throws IOException {
        Object found = open.getFileAttributeView(BasicFileAttributeView.class)
                .readAttributes()
                .fileKey();
        if (key == null) {
            key = found;
        } else if (!key.equals(found)) {
            throw new FileSystemException(path.toString(), null, "it was replaced by another directory");
        }
    }

    /**
     * Writes a file that only its owner can read. It appears whole or not at all, and replaces one of the same name.
     *
     * @param name name of the file.
     * @param content content of the file.
     * @throws IOException when it cannot be written.
     */
    public void write(String name, byte[] content) throws IOException {
        write(name, out -> out.write(content));
    }

    /** The content of a file, made as it is written. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the content.
         *
         * @param out takes it; buffered.
         * @throws IOException when it cannot be written.
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file like {@link #write(String, byte[])}, without holding its content in memory.
     *
     * @param name name of the file.
     * @param content content of the file.
     * @throws IOException when it cannot be written.
     */
    public void write(String name, Content content) throws IOException {
        Path temporary = Path.of(name + ".tmp");
        try (SecureDirectoryStream<Path> open = open()) {
            try {
                deleteIfExists(open, temporary);
                writeNew(open, temporary, content);
                open.move(temporary, open, Path.of(name));
            } finally {
                deleteIfExists(open, temporary);
            }
        }
    }

    private static void writeNew(SecureDirectoryStream<Path> open, Path name, Content content) throws IOException {
        try (SeekableByteChannel channel = open.newByteChannel(name, OwnFile.NEW, OwnFile.RIGHTS);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
        }
    }

    private static void deleteIfExists(SecureDirectoryStream<Path> open, Path name) throws IOException {
        try {
            open.deleteFile(name);
        } catch (NoSuchFileException e) {
            return;
        }
    }

    /**
     * Removes a file, or a directory with its content. It is no error if it is gone already.
     *
     * @param name its name.
     * @throws IOException when something cannot be removed.
     */
    public void delete(String name) throws IOException {
        try (SecureDirectoryStream<Path> open = open()) {
            Deletion deletion = new Deletion();
            deletion.delete(open, Path.of(name));
            deletion.complete();
        }
    }

    /**
     * Removes a directory in a directory in this one, with all that is in it.
     *
     * @param parent name of the directory in this one.
     * @param name name of the directory in that.
     * @param first name of the entry that is removed before all others.
     * @throws IOException when something cannot be removed.
     */
    public void delete(String parent, String name, String first) throws IOException {
        try (SecureDirectoryStream<Path> open = open();
                SecureDirectoryStream<Path> inside = Deletion.enter(open, Path.of(parent))) {
            Deletion deletion = new Deletion();
            deletion.delete(inside, Path.of(name), Path.of(first));
            deletion.complete();
        }
    }

    /**
     * Removes a directory in this one if nothing is in it.
     *
     * @param name name of the directory.
     * @throws IOException when it is empty and cannot be removed.
     */
    public void deleteIfEmpty(String name) throws IOException {
        try (SecureDirectoryStream<Path> open = open()) {
            open.deleteDirectory(Path.of(name));
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            return;
        }
    }
}
