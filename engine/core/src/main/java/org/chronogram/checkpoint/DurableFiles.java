package org.chronogram.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the library has no single call for: directories forced to the disk and listed, and errors in a few words. */
final class DurableFiles {
    private DurableFiles() {}

    /** A new name in a directory survives a crash of the system only once the directory itself was written. */
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Writes a file that appears whole or not at all, also after a crash of the system. */
    static void write(Path target, byte[] content) throws IOException {
        try (CheckpointFileWriter writer = CheckpointFileWriter.create(target)) {
            writer.write(ByteBuffer.wrap(content));
            writer.finish();
        }
    }

    /** Lists a directory; one that does not exist is empty, a link to one is refused. */
    static List<Path> list(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (Files.isSymbolicLink(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Says on one line what went wrong, without the path, which the caller names itself. */
    static String reason(Exception error) {
        if (error instanceof FileSystemException detailed) {
            return detailed.getReason() != null ? detailed.getReason() : words(error);
        }
        return error.getMessage() == null ? words(error) : oneLine(error.getMessage());
    }

    /** {@code NoSuchFileException} becomes {@code no such file}. */
    private static String words(Exception error) {
        String name = error.getClass().getSimpleName().replaceFirst("Exception$", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Text out of a damaged file must not break the line of a message. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
