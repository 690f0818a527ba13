package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BackgroundWriterTest {
    @TempDir
    private Path directory;

    private final OutputResult[] results = new OutputResult[4];
    private final byte[][] contents = new byte[4][];

    @Test
    void shouldWriteTheParallelFilesOfSeveralThreads() throws Exception {
        for (int chunkBytes : new int[] {8, 61, 1_024, 1 << 20}) {
            try (BackgroundWriter writer = RandomOutputs.small(2, chunkBytes)) {
                List<Thread> threads = new ArrayList<>();
                for (int partition = 0; partition < 4; partition++) {
                    threads.add(writing(writer, partition));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            for (int partition = 0; partition < 4; partition++) {
                OutputResult result = results[partition];
                byte[] written = Files.readAllBytes(directory.resolve("partition-" + partition + ".bin"));
                assertArrayEquals(contents[partition], written);
                assertEquals(written.length, result.file().bytes());
                assertEquals(Checkpoints.checksum(written), result.file().checksum());
            }
        }
    }

    private Thread writing(BackgroundWriter writer, int partition) {
        results[partition] = new OutputResult();
        Thread thread = new Thread(() -> {
            CheckpointOutput output =
                    writer.open(directory.resolve("partition-" + partition + ".bin"), CheckpointFileWriter::create);
            contents[partition] = RandomOutputs.fill(partition, output);
            results[partition].finish(output);
        });
        thread.start();
        return thread;
    }

    @Test
    void shouldWriteAnEmptyFile() throws Exception {
        try (BackgroundWriter writer = BackgroundWriter.start(1)) {
            OutputResult result = new OutputResult();
            result.finish(writer.open(directory.resolve("empty"), CheckpointFileWriter::create));
            assertEquals(new WrittenFile(0, 0), result.file());
        }
        assertEquals(0, Files.size(directory.resolve("empty")));
    }

    @Test
    void shouldLetOneThreadFillMoreFilesAtOnceThanThereAreChunks() throws Exception {
        ChunkPool pool = new ChunkPool(16, 16);
        List<OutputResult> results = new ArrayList<>();
        try (BackgroundWriter writer = BackgroundWriter.start(pool)) {
            List<CheckpointOutput> outputs = new ArrayList<>();
            for (int part = 0; part < 5; part++) {
                outputs.add(writer.open(directory.resolve("part-" + part), CheckpointFileWriter::create));
            }
            for (int word = 0; word < 100; word++) {
                for (CheckpointOutput output : outputs) {
                    output.write(ByteBuffer.allocate(Long.BYTES).putLong(0, word));
                }
            }
            for (CheckpointOutput output : outputs) {
                results.add(new OutputResult());
                results.get(results.size() - 1).finish(output);
            }
        }
        for (OutputResult result : results) {
            assertEquals(800, result.file().bytes());
        }
        assertEquals(1, pool.created());
    }

    @Test
    void shouldWaitOnlyWhenTheBudgetIsUsedUp() throws Exception {
        GatedFile gate = new GatedFile();
        ChunkPool pool = new ChunkPool(3 * 64, 64);
        CountDownLatch third = new CountDownLatch(1);
        try (BackgroundWriter writer = BackgroundWriter.start(pool)) {
            OutputResult result = new OutputResult();
            Thread producer = new Thread(() -> {
                CheckpointOutput output = writer.open(directory.resolve("a"), target -> gate);
                output.write(ByteBuffer.allocate(3 * 64));
                third.countDown();
                output.write(ByteBuffer.allocate(64 * 64));
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

    private static void awaitIdleWriter() {
        Thread writer = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("checkpoint-writer"))
                .findFirst()
                .orElseThrow();
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldLeaveTheCoresToTheCopyingUntilAFileIsComplete() throws Exception {
        GatedFile gate = new GatedFile();
        gate.open.countDown();
        AtomicInteger opened = new AtomicInteger();
        AtomicFile.Opener opener = target -> {
            opened.incrementAndGet();
            return gate;
        };
        try (BackgroundWriter writer = BackgroundWriter.start(new ChunkPool(64 * 64, 64))) {
            OutputResult first = new OutputResult();
            first.finish(writer.open(directory.resolve("first"), opener));
            assertEquals(0, first.file().bytes());
            awaitIdleWriter();
            CheckpointOutput output = writer.open(directory.resolve("second"), opener);
            output.write(ByteBuffer.allocate(32 * 64));
            awaitIdleWriter();
            assertEquals(1, opened.get());
            OutputResult second = new OutputResult();
            second.finish(output);
            assertEquals(32 * 64, second.file().bytes());
            assertEquals(2, opened.get());
        }
    }

    @Test
    void shouldFinishWhatWasHandedOverWhenClosed() throws Exception {
        OutputResult result = new OutputResult();
        byte[] content;
        try (BackgroundWriter writer = RandomOutputs.small(4, 64)) {
            CheckpointOutput output = writer.open(directory.resolve("part"), CheckpointFileWriter::create);
            content = RandomOutputs.fill(1, output);
            result.finish(output);
        }
        assertArrayEquals(content, Files.readAllBytes(directory.resolve("part")));
        assertEquals(content.length, result.file().bytes());
    }

    @Test
    void shouldKeepTheInterruptionOfAThreadThatWaits() throws Exception {
        GatedFile gate = new GatedFile();
        try (BackgroundWriter writer = BackgroundWriter.start(new ChunkPool(64, 64))) {
            boolean[] interrupted = new boolean[1];
            OutputResult result = new OutputResult();
            Thread producer = new Thread(() -> {
                CheckpointOutput output = writer.open(directory.resolve("a"), target -> gate);
                output.write(ByteBuffer.allocate(640));
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
