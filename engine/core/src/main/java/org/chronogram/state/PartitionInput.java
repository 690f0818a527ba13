package org.chronogram.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** Reads words and bytes of a partition's state; every error names the source. Not thread safe. */
final class PartitionInput {
    private final StateSource source;
    private final ByteBuffer words = ByteBuffer.allocate(Long.BYTES * PartitionFormat.LONGEST_PENDING_BLOCK_WORDS)
            .order(ByteOrder.LITTLE_ENDIAN);
    private final LongBuffer longs = words.asLongBuffer();

    PartitionInput(StateSource source) {
        this.source = source;
    }

    String name() {
        return source.name();
    }

    long remainingBytes() {
        return source.remainingBytes();
    }

    DamagedStateException damaged(String reason) {
        return damaged(reason, null);
    }

    DamagedStateException damaged(String reason, Throwable cause) {
        return new DamagedStateException(name() + ": " + reason, cause);
    }

    private void require(long bytes) {
        if (bytes > remainingBytes()) {
            throw damaged(bytes + " bytes are expected, " + remainingBytes() + " follow");
        }
    }

    void skip(long bytes) {
        require(bytes);
        source.skip(bytes);
    }

    long readLong() {
        require(Long.BYTES);
        source.read(words.clear().limit(Long.BYTES));
        return words.getLong(0);
    }

    void readLongs(long[] target, int from, int length) {
        require((long) length * Long.BYTES);
        int next = from;
        while (next < from + length) {
            int count = Math.min(from + length - next, longs.capacity());
            source.read(words.clear().limit(count * Long.BYTES));
            longs.get(0, target, next, count);
            next += count;
        }
    }

    byte[] readBytes(int lengthBytes) {
        require(lengthBytes);
        byte[] bytes = new byte[lengthBytes];
        source.read(ByteBuffer.wrap(bytes));
        return bytes;
    }

    int readCount(String what) {
        long value = readLong();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw damaged(what + " is " + value);
        }
        return (int) value;
    }
}
