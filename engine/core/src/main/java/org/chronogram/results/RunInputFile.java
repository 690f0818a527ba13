package org.chronogram.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chronogram.files.Sha256;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/**
 * The specification of a run as JSON, with one more field: a checksum over all other fields, written without blanks. It
 * ensures that a resumed run has the same input as the run that was started.
 */
final class RunInputFile {
    private static final String CHECKSUM = "checksum";
    private static final String ANEW = "; start a new run with the options that you want";
    private static final int MAX_BYTES = 1 << 24;

    private RunInputFile() {}

    static String text(Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put(CHECKSUM, checksumOf(fields));
        return JsonText.indented(all);
    }

    /**
     * Reads the file.
     *
     * @param directory its directory, open.
     * @param path path of the file, also for messages.
     * @return its fields, without the checksum.
     * @throws InvalidInputException when it is not as a run of this user has written it.
     */
    static Map<String, Object> read(SecureDirectoryStream<Path> directory, Path path) throws IOException {
        Map<String, Object> fields = JsonText.read(path, bytes(directory, path));
        Object expected = fields.remove(CHECKSUM);
        if (expected == null) {
            throw new InvalidInputException(
                    path + ": has no checksum: expected a file that this version of Chronogram has written" + ANEW);
        }
        String found = checksumOf(fields);
        if (!found.equals(expected)) {
            throw new InvalidInputException(path + ": was changed since the run was started: has checksum " + found
                    + ", expected " + OneLine.of(String.valueOf(expected)) + " as it says" + ANEW);
        }
        return fields;
    }

    private static byte[] bytes(SecureDirectoryStream<Path> directory, Path path) throws IOException {
        Path name = path.getFileName();
        PosixFileAttributes attributes = directory
                .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (!attributes.isRegularFile()) {
            throw new InvalidInputException(path + ": expected a file, found a link, a directory or a device");
        }
        FileTrust.require(path, attributes);
        try (InputStream in = Channels.newInputStream(
                directory.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    private static String checksumOf(Map<String, Object> fields) {
        return Sha256.of(JsonText.onOneLine(fields).getBytes(StandardCharsets.UTF_8));
    }
}
