package org.chronogram.models.network;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The content of a file that the user names. Only regular files are read: others can be read only once or have no end, but
 * every worker reads them.
 */
final class InputBytes {
    private static final long MOST_BYTES = 32 << 20;

    private InputBytes() {}

    static byte[] of(Path path, TopologySource source, String expected) {
        try {
            long bytes = Files.size(path);
            if (!Files.isRegularFile(path)) {
                throw source.invalid("not a file that can be read again and again, " + expected);
            }
            if (bytes > MOST_BYTES) {
                throw source.invalid("the file has " + bytes + " bytes, expected at most " + MOST_BYTES);
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw source.invalid("no such file, " + expected + "; give its path", e);
        } catch (IOException e) {
            throw source.invalid("the file cannot be read (" + reason(e) + "), " + expected, e);
        }
    }

    private static String reason(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        return error instanceof FileSystemException detailed && detailed.getReason() != null
                ? TopologySource.shown(detailed.getReason())
                : "its disk or file system fails";
    }
}
