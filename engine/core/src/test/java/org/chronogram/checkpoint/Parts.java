package org.chronogram.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Parts with random content, written in all the ways there are. */
final class Parts {
    private static final int BYTES = 60_000;

    private Parts() {}

    static BackgroundWriter small(int chunks, int chunkBytes) {
        return BackgroundWriter.start(
                new ChunkPool((long) chunks * chunkBytes, chunkBytes), CheckpointFileWriter::create);
    }

    private static void writeSomething(SplittableRandom random, PartOutput output, ByteBuffer copy) {
        int length = random.nextInt(40);
        switch (random.nextInt(4)) {
            case 0 -> {
                output.write(length);
                copy.put((byte) length);
            }
            case 1 -> {
                long word = random.nextLong();
                output.writeLong(word);
                copy.putLong(word);
            }
            case 2 -> {
                byte[] bytes = Checkpoints.randomBytes(random.nextLong(), length + 3);
                output.write(bytes, 2, length);
                copy.put(bytes, 2, length);
            }
            default -> {
                long[] words = random.longs(length + 3).toArray();
                output.writeLongs(words, 1, length);
                copy.asLongBuffer().put(words, 1, length);
                copy.position(copy.position() + length * Long.BYTES);
            }
        }
    }

    /** Writes a part of some 60 kB and returns what must be in the file. */
    static byte[] fill(long seed, PartOutput output) {
        ByteBuffer copy = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        SplittableRandom random = new SplittableRandom(seed);
        while (copy.remaining() > 400) {
            writeSomething(random, output, copy);
        }
        byte[] content = new byte[copy.flip().remaining()];
        copy.get(content);
        return content;
    }
}
