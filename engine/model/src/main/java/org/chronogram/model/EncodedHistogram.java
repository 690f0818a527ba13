package org.chronogram.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/** Histograms as bytes, behind their length. Not thread safe. */
final class EncodedHistogram {
    private static final int PIECE_BYTES = 1 << 16;

    /** Kept, as it can take 200 kB, and a series has many samples. */
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    void write(Histogram histogram, DataOutput out) throws IOException {
        if (buffer.capacity() < histogram.getNeededByteBufferCapacity()) {
            buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        }
        int length = histogram.encodeIntoByteBuffer(buffer.clear());
        out.writeInt(length);
        out.write(buffer.array(), 0, length);
    }

    /** Adds a histogram that {@link #write} has written to another one. */
    static void read(DataInput in, Histogram to) throws IOException {
        to.add(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(readBytes(in, in.readInt())), 0));
    }

    /** Reads bytes; allocates memory only for bytes that exist, because the length may be wrong. */
    static byte[] readBytes(DataInput in, int length) throws IOException {
        if (length < 0) {
            throw new IOException("a histogram of " + length + " bytes");
        }
        byte[] bytes = new byte[Math.min(length, PIECE_BYTES)];
        in.readFully(bytes);
        while (bytes.length < length) {
            int read = bytes.length;
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
            in.readFully(bytes, read, bytes.length - read);
        }
        return bytes;
    }
}
