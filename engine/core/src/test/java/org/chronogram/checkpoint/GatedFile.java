package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** A disk that takes nothing until a test lets it. */
final class GatedFile implements AtomicFile {
    final CountDownLatch open = new CountDownLatch(1);
    private long bytes;

    @Override
    public void write(ByteBuffer chunk) throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        bytes += chunk.remaining();
    }

    @Override
    public WrittenFile finish() {
        return new WrittenFile(bytes, 0);
    }

    @Override
    public void close() {}
}
