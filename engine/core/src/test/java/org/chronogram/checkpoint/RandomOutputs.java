package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Files with random content, written from buffers of all kinds. */
final class RandomOutputs {
    private static final int BYTES = 60_000;

    private RandomOutputs() {}

    static BackgroundWriter small(int chunks, int chunkBytes) {
        return BackgroundWriter.start(new ChunkPool((long) chunks * chunkBytes, chunkBytes));
    }

    private static void writeSomething(SplittableRandom random, CheckpointOutput output, ByteBuffer copy) {
        byte[] bytes = Checkpoints.randomBytes(random.nextLong(), random.nextInt(300) + 3);
        ByteBuffer given = random.nextBoolean() ? ByteBuffer.allocateDirect(bytes.length) : ByteBuffer.wrap(bytes);
        given.put(0, bytes).limit(bytes.length - 1).position(2);
        copy.put(given.duplicate());
        output.write(given);
        assertEquals(bytes.length - 1, given.position());
    }

    /** Writes some 60 kB and returns the expected content of the file. */
    static byte[] fill(long seed, CheckpointOutput output) {
        ByteBuffer copy = ByteBuffer.allocate(BYTES);
        SplittableRandom random = new SplittableRandom(seed);
        while (copy.remaining() > 400) {
            writeSomething(random, output, copy);
        }
        byte[] content = new byte[copy.flip().remaining()];
        copy.get(content);
        return content;
    }
}
