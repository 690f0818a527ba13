package org.chronogram.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.files.OwnDirectory;
import org.chronogram.files.OwnFile;
import org.chronogram.protocol.SharedFile;
import org.chronogram.secret.RandomBytes;

/**
 * Makes and removes the file by which the hosts of a run find out whether they share the checkpoint directory.
 *
 * @param path the file; empty when the run has no such directory.
 * @param content its content.
 */
record SharedFileMaker(Optional<Path> path, byte[] content) implements AutoCloseable {
    private static final int NAME_BYTES = 8;
    private static final int CONTENT_BYTES = 32;

    /**
     * Makes a file in a directory, which is made if there is none.
     *
     * @param directory the directory; empty for no file.
     * @throws IOException when it cannot be made.
     */
    static SharedFileMaker in(String directory) throws IOException {
        byte[] content = RandomBytes.of(CONTENT_BYTES);
        if (directory.isEmpty()) {
            return new SharedFileMaker(Optional.empty(), content);
        }
        OwnDirectory.createAll(Path.of(directory));
        Path file = Path.of(directory, "shared-" + RandomBytes.hex(NAME_BYTES));
        try (FileChannel channel = OwnFile.createAnew(file)) {
            int unused = channel.write(ByteBuffer.wrap(content));
        }
        return new SharedFileMaker(Optional.of(file), content);
    }

    SharedFile file() {
        return new SharedFile(path.map(Path::toString).orElse(""), content);
    }

    /** Removes the file. */
    @Override
    public void close() throws IOException {
        if (path.isPresent()) {
            Files.deleteIfExists(path.get());
        }
    }
}
