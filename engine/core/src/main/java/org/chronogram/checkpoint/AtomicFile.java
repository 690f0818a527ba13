package org.chronogram.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A file that appears under its name when it is finished, or never. Tests put a slow or broken disk in its place.
 */
interface AtomicFile extends Closeable {
    void write(ByteBuffer bytes) throws IOException;

    WrittenFile finish() throws IOException;

    /** Creates a file. */
    interface Opener {
        AtomicFile open(Path target) throws IOException;
    }
}
