package org.chronogram.state;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a partition's state in memory, in chunks, as they can be more than an array holds. Not thread safe. */
final class StateBytes implements StateSink {
    private static final int CHUNK_BYTES = 1 << 20;

    private final List<byte[]> chunks = new ArrayList<>();
    private long length;

    @Override
    public void write(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int offset = (int) (length % CHUNK_BYTES);
            if (offset == 0) {
                chunks.add(new byte[CHUNK_BYTES]);
            }
            int count = Math.min(bytes.remaining(), CHUNK_BYTES - offset);
            bytes.get(chunks.get(chunks.size() - 1), offset, count);
            length += count;
        }
    }

    /** Returns a source of all bytes, from the first. */
    StateSource open(String name) {
        return new StateSource() {
            private long position;

            @Override
            public String name() {
                return name;
            }

            @Override
            public long remainingBytes() {
                return length - position;
            }

            @Override
            public void read(ByteBuffer target) {
                while (target.hasRemaining()) {
                    int offset = (int) (position % CHUNK_BYTES);
                    int count = Math.min(target.remaining(), CHUNK_BYTES - offset);
                    target.put(chunks.get((int) (position / CHUNK_BYTES)), offset, count);
                    position += count;
                }
            }

            @Override
            public void skip(long bytes) {
                position += bytes;
            }
        };
    }
}
