package org.chronogram.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A file that appears under its name when it is finished, or never. Tests put a slow or broken disk in its place.
 */
public interface AtomicFile extends Closeable {
    /**
     * Appends bytes.
     *
     * @param bytes the bytes between position and limit; the position ends at the limit.
     * @throws IOException when they cannot be written; the file is then to be closed.
     */
    void write(ByteBuffer bytes) throws IOException;

    /**
     * Completes the file.
     *
     * @return its length and checksum.
     * @throws IOException when it cannot be completed; it is then to be closed.
     */
    WrittenFile finish() throws IOException;

    /** Creates a file. */
    @FunctionalInterface
    interface Opener {
        /**
         * Creates a file.
         *
         * @param target name of the file.
         * @return the file, to be closed.
         * @throws IOException when it cannot be created.
         */
        AtomicFile open(Path target) throws IOException;
    }
}
