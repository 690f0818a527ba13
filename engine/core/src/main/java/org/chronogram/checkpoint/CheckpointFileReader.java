package org.chronogram.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Reads a file of a checkpoint from its beginning to its end. Whatever keeps it from that is damage to the file, so that no
 * method throws an {@link IOException}. Not thread safe.
 */
public final class CheckpointFileReader extends InputStream {
    private static final int BUFFER_BYTES = 256 << 10;

    private final Path path;
    private final FileChannel channel;
    private final long sizeBytes;
    private final ByteBuffer buffer;
    private long fetchedBytes;

    private CheckpointFileReader(Path path, FileChannel channel, long sizeBytes, int bufferBytes) {
        this.path = path;
        this.channel = channel;
        this.sizeBytes = sizeBytes;
        buffer = ByteBuffer.allocateDirect(bufferBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
    }

    /**
     * Opens a file.
     *
     * @param path the file.
     * @return the reader, to be closed.
     * @throws DamagedCheckpointException when it cannot be opened.
     */
    public static CheckpointFileReader open(Path path) {
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
            throw new DamagedCheckpointException(path, DurableFiles.reason(e), e);
        }
    }

    /** How many bytes were read or skipped. */
    public long positionBytes() {
        return fetchedBytes - buffer.remaining();
    }

    /** How many bytes there are left, going by the size of the file when it was opened. */
    public long remainingBytes() {
        return sizeBytes - positionBytes();
    }

    /**
     * Reads 8 bytes, the lowest first.
     *
     * @return the number.
     * @throws DamagedCheckpointException when the file ends before.
     */
    public long readLong() {
        require(Long.BYTES);
        while (buffer.remaining() < Long.BYTES) {
            fetch();
        }
        return buffer.getLong();
    }

    /**
     * Reads numbers of 8 bytes, the lowest byte first.
     *
     * @param words where to put them.
     * @param from index of the first.
     * @param length how many.
     * @throws DamagedCheckpointException when the file ends before.
     */
    public void readLongs(long[] words, int from, int length) {
        Objects.checkFromIndexSize(from, length, words.length);
        require((long) length * Long.BYTES);
        int next = from;
        while (next < from + length) {
            if (buffer.remaining() < Long.BYTES) {
                fetch();
            }
            int available = Math.min(from + length - next, buffer.remaining() / Long.BYTES);
            buffer.asLongBuffer().get(words, next, available);
            buffer.position(buffer.position() + available * Long.BYTES);
            next += available;
        }
    }

    /**
     * Reads bytes.
     *
     * @param bytes where to put them.
     * @param from index of the first.
     * @param length how many.
     * @throws DamagedCheckpointException when the file ends before.
     */
    public void readFully(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        require(length);
        int next = from;
        while (next < from + length) {
            next += copy(bytes, next, from + length - next);
        }
    }

    @Override
    public int read() {
        if (remainingBytes() == 0) {
            return -1;
        }
        if (!buffer.hasRemaining()) {
            fetch();
        }
        return buffer.get() & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        return remainingBytes() == 0 ? -1 : copy(bytes, from, (int) Math.min(length, remainingBytes()));
    }

    private int copy(byte[] bytes, int from, int length) {
        if (!buffer.hasRemaining()) {
            fetch();
        }
        int available = Math.min(length, buffer.remaining());
        buffer.get(bytes, from, available);
        return available;
    }

    /**
     * Leaves out bytes.
     *
     * @param bytes how many.
     * @return the same number, unless it is negative: then 0.
     * @throws DamagedCheckpointException when the file ends before.
     */
    @Override
    public long skip(long bytes) {
        if (bytes <= 0) {
            return 0;
        }
        require(bytes);
        if (bytes <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) bytes);
        } else {
            fetchedBytes += bytes - buffer.remaining();
            buffer.limit(0);
        }
        return bytes;
    }

    @Override
    public int available() {
        return buffer.remaining();
    }

    private void require(long bytes) {
        if (bytes > remainingBytes()) {
            throw new DamagedCheckpointException(
                    path,
                    "ends after " + sizeBytes + " bytes, expected " + bytes + " more after byte " + positionBytes());
        }
    }

    /** Fills the buffer up. Called only while there are more bytes in the file than in the buffer. */
    private void fetch() {
        buffer.compact();
        try {
            int read = channel.read(buffer, fetchedBytes);
            if (read <= 0) {
                throw new DamagedCheckpointException(
                        path,
                        "ends after " + fetchedBytes + " bytes, expected " + sizeBytes + " as when it was opened");
            }
            fetchedBytes += read;
        } catch (IOException e) {
            throw new DamagedCheckpointException(path, DurableFiles.reason(e), e);
        } finally {
            buffer.flip();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DamagedCheckpointException(path, DurableFiles.reason(e), e);
        }
    }
}
