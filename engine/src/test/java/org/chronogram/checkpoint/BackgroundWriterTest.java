package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BackgroundWriterTest {
    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    private Path directory;

    private static BackgroundWriter small(int chunks, int chunkBytes) {
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
    private static byte[] fill(long seed, PartOutput output) {
        ByteBuffer copy = ByteBuffer.allocate(60_000).order(ByteOrder.LITTLE_ENDIAN);
        SplittableRandom random = new SplittableRandom(seed);
        while (copy.remaining() > 400) {
            writeSomething(random, output, copy);
        }
        byte[] content = new byte[copy.flip().remaining()];
        copy.get(content);
        return content;
    }

    @Test
    void shouldWriteWhatTheParallelPartsOfSeveralThreadsHold() throws Exception {
        for (int chunkBytes : new int[] {8, 61, 1_024, 1 << 20}) {
            try (BackgroundWriter writer = small(2, chunkBytes)) {
                List<Thread> threads = new ArrayList<>();
                for (int partition = 0; partition < 4; partition++) {
                    threads.add(writing(writer, partition));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            for (int partition = 0; partition < 4; partition++) {
                PartResult result = results[partition];
                byte[] written = Files.readAllBytes(directory.resolve("partition-" + partition + ".bin"));
                assertArrayEquals(contents[partition], written);
                assertEquals(written.length, result.file().bytes());
                assertEquals(Checkpoints.checksum(written), result.file().checksum());
            }
        }
    }

    private final PartResult[] results = new PartResult[4];
    private final byte[][] contents = new byte[4][];

    private Thread writing(BackgroundWriter writer, int partition) {
        results[partition] = new PartResult();
        Thread thread = new Thread(() -> {
            PartOutput output = writer.open(directory.resolve("partition-" + partition + ".bin"));
            contents[partition] = fill(partition, output);
            results[partition].finish(output);
        });
        thread.start();
        return thread;
    }

    @Test
    void shouldWriteAnEmptyPart() throws Exception {
        try (BackgroundWriter writer = BackgroundWriter.start(1)) {
            PartResult result = new PartResult();
            result.finish(writer.open(directory.resolve("empty")));
            assertEquals(new CheckpointFile("empty", 0, 0), result.file());
        }
        assertEquals(0, Files.size(directory.resolve("empty")));
    }

    @Test
    void shouldLetOneThreadFillMorePartsAtOnceThanThereAreChunks() throws Exception {
        ChunkPool pool = new ChunkPool(16, 16);
        List<PartResult> results = new ArrayList<>();
        try (BackgroundWriter writer = BackgroundWriter.start(pool, CheckpointFileWriter::create)) {
            List<PartOutput> outputs = new ArrayList<>();
            for (int part = 0; part < 5; part++) {
                outputs.add(writer.open(directory.resolve("part-" + part)));
            }
            for (int word = 0; word < 100; word++) {
                for (PartOutput output : outputs) {
                    output.writeLong(word);
                }
            }
            for (PartOutput output : outputs) {
                results.add(new PartResult());
                results.get(results.size() - 1).finish(output);
            }
        }
        for (PartResult result : results) {
            assertEquals(800, result.file().bytes());
        }
        assertEquals(1, pool.created());
    }

    @Test
    void shouldWaitOnlyWhenTheBudgetIsUsedUp() throws Exception {
        GatedFile gate = new GatedFile();
        ChunkPool pool = new ChunkPool(3 * 64, 64);
        CountDownLatch third = new CountDownLatch(1);
        try (BackgroundWriter writer = BackgroundWriter.start(pool, target -> gate)) {
            PartResult result = new PartResult();
            Thread producer = new Thread(() -> {
                PartOutput output = writer.open(directory.resolve("a"));
                output.write(new byte[3 * 64], 0, 3 * 64);
                third.countDown();
                output.write(new byte[64 * 64], 0, 64 * 64);
                result.finish(output);
            });
            producer.start();
            assertTrue(third.await(10, TimeUnit.SECONDS), "waited although there was room");
            while (producer.getState() != Thread.State.WAITING) {
                assertFalse(Thread.interrupted(), "never waited");
                Thread.onSpinWait();
            }
            assertEquals(3, pool.created());
            gate.open.countDown();
            assertEquals(67 * 64, result.file().bytes());
        }
        assertEquals(3, pool.created());
    }

    /** A disk that takes nothing until a test lets it. */
    private static final class GatedFile implements PartFile {
        private final CountDownLatch open = new CountDownLatch(1);
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
        public CheckpointFile finish() {
            return new CheckpointFile("gated", bytes, 0);
        }

        @Override
        public void close() {}
    }

    @Test
    void shouldReportAFullDiskOnceAndGoOnWithTheOtherParts() throws Exception {
        assumeTrue(Files.exists(FULL_DISK));
        Files.createSymbolicLink(directory.resolve("full.tmp"), FULL_DISK);
        try (BackgroundWriter writer = small(2, 64)) {
            PartOutput full = writer.open(directory.resolve("full"));
            PartOutput good = writer.open(directory.resolve("good"));
            fill(1, full);
            byte[] content = fill(2, good);
            PartResult failed = new PartResult();
            PartResult done = new PartResult();
            failed.finish(full);
            done.finish(good);
            assertEquals("No space left on device", DurableFiles.reason(failed.failure()));
            assertEquals(content.length, done.file().bytes());
        }
        assertEquals(List.of("good"), Checkpoints.names(directory));
    }

    @Test
    void shouldReportADirectoryThatIsGone() throws Exception {
        try (BackgroundWriter writer = small(2, 64)) {
            PartOutput output = writer.open(directory.resolve("gone/part"));
            fill(1, output);
            PartResult result = new PartResult();
            result.finish(output);
            assertEquals("no such file", DurableFiles.reason(result.failure()));
        }
    }

    @Test
    void shouldReportAnErrorThatIsNoneOfTheDisk() throws Exception {
        PartFile.Opener broken = target -> {
            throw new OutOfMemoryError("no room");
        };
        try (BackgroundWriter writer = BackgroundWriter.start(new ChunkPool(64, 64), broken)) {
            PartOutput output = writer.open(directory.resolve("part"));
            fill(1, output);
            PartResult result = new PartResult();
            result.finish(output);
            assertInstanceOf(OutOfMemoryError.class, result.failure().getCause());
        }
    }

    @Test
    void shouldGiveUpAPartThatIsClosedUnfinished() throws Exception {
        try (BackgroundWriter writer = small(1, 64)) {
            try (PartOutput output = writer.open(directory.resolve("part"))) {
                fill(1, output);
            }
            PartResult next = new PartResult();
            next.finish(writer.open(directory.resolve("next")));
            assertEquals("next", next.file().name());
            assertEquals(List.of("next"), Checkpoints.names(directory));
        }
    }

    @Test
    void shouldNeverBlockOrThrowOnceItIsClosed() throws Exception {
        BackgroundWriter writer = small(1, 64);
        PartOutput output = writer.open(directory.resolve("part"));
        fill(1, output);
        writer.close();
        assertEquals(List.of(), Checkpoints.names(directory));
        fill(2, output);
        PartResult result = new PartResult();
        result.finish(output);
        assertTrue(result.failure().getMessage().contains("closed"));
        PartOutput late = writer.open(directory.resolve("late"));
        fill(3, late);
        late.close();
        writer.close();
        assertEquals(List.of(), Checkpoints.names(directory));
    }

    @Test
    void shouldFinishWhatWasHandedOverWhenClosed() throws Exception {
        PartResult result = new PartResult();
        byte[] content;
        try (BackgroundWriter writer = small(4, 64)) {
            PartOutput output = writer.open(directory.resolve("part"));
            content = fill(1, output);
            result.finish(output);
        }
        assertArrayEquals(content, Files.readAllBytes(directory.resolve("part")));
        assertEquals(content.length, result.file().bytes());
    }

    @Test
    void shouldOutliveAFunctionThatThrows() throws Exception {
        try (BackgroundWriter writer = small(1, 64)) {
            writer.open(directory.resolve("a")).finish(file -> throwIn("test of a failing function"), error -> {});
            PartResult result = new PartResult();
            result.finish(writer.open(directory.resolve("b")));
            assertEquals("b", result.file().name());
        }
    }

    private static void throwIn(String message) {
        throw new IllegalStateException(message);
    }

    @Test
    void shouldRefuseToWriteAfterFinish() {
        try (BackgroundWriter writer = small(1, 64)) {
            PartOutput output = writer.open(directory.resolve("a"));
            output.finish(file -> {}, error -> {});
            assertThrows(IllegalStateException.class, () -> output.write(1));
            assertThrows(IllegalStateException.class, () -> output.finish(file -> {}, error -> {}));
            output.close();
        }
        assertTrue(Files.exists(directory.resolve("a")));
    }

    @Test
    void shouldKeepTheInterruptionOfAThreadThatWaits() throws Exception {
        GatedFile gate = new GatedFile();
        try (BackgroundWriter writer = BackgroundWriter.start(new ChunkPool(64, 64), target -> gate)) {
            boolean[] interrupted = new boolean[1];
            PartResult result = new PartResult();
            Thread producer = new Thread(() -> {
                PartOutput output = writer.open(directory.resolve("a"));
                output.write(new byte[640], 0, 640);
                interrupted[0] = Thread.interrupted();
                result.finish(output);
            });
            producer.start();
            producer.interrupt();
            gate.open.countDown();
            assertEquals(640, result.file().bytes());
            producer.join();
            assertTrue(interrupted[0]);
            assertFalse(producer.isAlive());
        }
    }
}
