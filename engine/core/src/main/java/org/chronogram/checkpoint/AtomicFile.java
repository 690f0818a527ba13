package org.chronogram.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that {@link BackgroundWriter} writes: the seam at which a test puts a slow or broken disk. */
interface AtomicFile extends Closeable {
    void write(ByteBuffer bytes) throws IOException;

    WrittenFile finish() throws IOException;

    /** Creates a file. */
    interface Opener {
        AtomicFile open(Path target) throws IOException;
    }
}
