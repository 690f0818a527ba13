package org.chronogram.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.chronogram.files.FileFaults;
import org.chronogram.state.StateSource;

/**
 * Reads a file of a checkpoint from its beginning to its end. Every reason why it cannot be read counts as damage to the
 * file, so that no method throws an {@link IOException}. Not thread safe.
 */
final class CheckpointFileReader implements StateSource, Closeable {
    static final int BUFFER_BYTES = 256 << 10;

    private final Path path;
    private final FileChannel channel;
    private final long sizeBytes;
    private final ByteBuffer buffer;
    private long fetchedBytes;

    private CheckpointFileReader(Path path, FileChannel channel, long sizeBytes, int bufferBytes) {
        this.path = path;
        this.channel = channel;
        this.sizeBytes = sizeBytes;
        buffer = ByteBuffer.allocateDirect(bufferBytes).limit(0);
    }

    /**
     * Opens a file.
     *
     * @throws DamagedCheckpointException when it cannot be opened.
     */
    static CheckpointFileReader open(Path path) {
        return open(path, BUFFER_BYTES);
    }

    static CheckpointFileReader open(Path path, int bufferBytes) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new CheckpointFileReader(path, channel, channel.size(), bufferBytes);
            } catch (IOException | RuntimeException | Error e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DamagedCheckpointException(path, FileFaults.describe(e), e);
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    private long positionBytes() {
        return fetchedBytes - buffer.remaining();
    }

    /** How many bytes there are left, going by the size of the file when it was opened. */
    @Override
    public long remainingBytes() {
        return sizeBytes - positionBytes();
    }

    @Override
    public void read(ByteBuffer target) {
        require(target.remaining());
        while (target.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                fetch();
            }
            int available = Math.min(target.remaining(), buffer.remaining());
            target.put(target.position(), buffer, buffer.position(), available);
            target.position(target.position() + available);
            buffer.position(buffer.position() + available);
        }
    }

    @Override
    public void skip(long bytes) {
        require(bytes);
        if (bytes <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) bytes);
        } else {
            fetchedBytes += bytes - buffer.remaining();
            buffer.limit(0);
        }
    }

    private void require(long bytes) {
        if (bytes > remainingBytes()) {
            throw new DamagedCheckpointException(
                    path,
                    "ends after " + sizeBytes + " bytes, expected " + bytes + " more after byte " + positionBytes());
        }
    }

    /** Fills the empty buffer. Called only while the file has more bytes. */
    private void fetch() {
        buffer.clear();
        try {
            int read = channel.read(buffer, fetchedBytes);
            if (read <= 0) {
                throw new DamagedCheckpointException(
                        path,
                        "ends after " + fetchedBytes + " bytes, expected " + sizeBytes + " as when it was opened");
            }
            fetchedBytes += read;
        } catch (IOException e) {
            throw new DamagedCheckpointException(path, FileFaults.describe(e), e);
        } finally {
            buffer.flip();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DamagedCheckpointException(path, FileFaults.describe(e), e);
        }
    }
}
