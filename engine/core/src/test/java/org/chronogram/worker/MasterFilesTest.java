package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.chronogram.checkpoint.AtomicFile;
import org.chronogram.checkpoint.BackgroundWriter;
import org.chronogram.checkpoint.CheckpointOutput;
import org.chronogram.checkpoint.WrittenFile;
import org.chronogram.state.DamagedStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checkpoint files on their way over a real link to the master and back. */
@Timeout(60)
final class MasterFilesTest extends MasterFilesFixture {
    private long filesOfTheMaster() throws IOException {
        if (!Files.exists(checkpoints)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(checkpoints)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** The master gives up a file when it hears of it; the next request is answered afterwards. */
    private void awaitTheMaster() {
        assertThrows(DamagedStateException.class, () -> files.local(manifest(), 1_000));
    }

    @Test
    void shouldNameTheFileOfTheMaster() {
        assertEquals(store.file(STEP, EPOCH, 3), files.name(STEP, EPOCH, 3));
    }

    @Test
    void shouldWriteALargeFileAtTheMaster() throws IOException {
        byte[] content = randomBytes(1, LARGE_BYTES);
        assertEquals(described(content), write(0, content));
        assertArrayEquals(content, stored(0));
        assertEquals(1, filesOfTheMaster());
        assertEquals(1, links.joined.get());
    }

    @Test
    void shouldShowAFileOnlyWhenItIsFinished() throws IOException {
        try (AtomicFile file = files.create(STEP, EPOCH, 0)) {
            file.write(ByteBuffer.wrap(randomBytes(2, 10)));
            assertFalse(Files.exists(store.file(STEP, EPOCH, 0)));
        }
        awaitTheMaster();
        assertEquals(0, filesOfTheMaster());
    }

    @Test
    void shouldLeaveNothingOfAFileWhoseLinkHasClosed() throws IOException {
        AtomicFile file = files.create(STEP, EPOCH, 0);
        file.write(ByteBuffer.wrap(randomBytes(2, 10)));
        assertEquals(1, filesOfTheMaster());
        server.close();
        file.close();
        while (filesOfTheMaster() > 0) {
            Thread.onSpinWait();
        }
        assertFalse(Files.exists(store.file(STEP, EPOCH, 0)));
    }

    @Test
    void shouldKeepFilesThatAreWrittenSideBySideApart() throws IOException {
        byte[] first = randomBytes(3, 500_000);
        byte[] second = randomBytes(4, 700_000);
        AtomicFile one = files.create(STEP, EPOCH, 0);
        AtomicFile other = files.create(STEP, EPOCH, 1);
        one.write(ByteBuffer.wrap(first));
        other.write(ByteBuffer.wrap(second));
        assertEquals(described(first), one.finish());
        one.close();
        assertEquals(described(second), other.finish());
        other.close();
        assertArrayEquals(first, stored(0));
        assertArrayEquals(second, stored(1));
    }

    @Test
    void shouldStoreTheFilesOfTheBackgroundWriterWhoseChunksTakeTurns() throws Exception {
        byte[][] contents = {randomBytes(5, LARGE_BYTES), randomBytes(6, LARGE_BYTES + 1)};
        List<CompletableFuture<WrittenFile>> written = new ArrayList<>();
        try (BackgroundWriter writer = BackgroundWriter.start(2 << 20)) {
            List<CheckpointOutput> outputs = List.of(output(writer, 0), output(writer, 1));
            for (int offset = 0; offset < LARGE_BYTES; offset += 1 << 20) {
                outputs.get(0).write(ByteBuffer.wrap(contents[0], offset, 1 << 20));
                outputs.get(1).write(ByteBuffer.wrap(contents[1], offset, 1 << 20));
            }
            outputs.get(1).write(ByteBuffer.wrap(contents[1], LARGE_BYTES, 1));
            for (CheckpointOutput output : outputs) {
                CompletableFuture<WrittenFile> result = new CompletableFuture<>();
                output.finish(result::complete, result::completeExceptionally);
                written.add(result);
            }
            for (int partition = 0; partition < 2; partition++) {
                assertEquals(
                        described(contents[partition]), written.get(partition).get());
                assertArrayEquals(contents[partition], stored(partition));
            }
        }
    }

    private CheckpointOutput output(BackgroundWriter writer, int partition) {
        return writer.open(files.name(STEP, EPOCH, partition), target -> files.create(STEP, EPOCH, partition));
    }

    @Test
    void shouldStoreFilesThatTheBackgroundWriterWritesOneAfterTheOther() throws Exception {
        try (BackgroundWriter writer = BackgroundWriter.start(2 << 20)) {
            for (int partition = 0; partition < 2; partition++) {
                byte[] content = randomBytes(7 + partition, LARGE_BYTES);
                CheckpointOutput output = output(writer, partition);
                output.write(ByteBuffer.wrap(content));
                CompletableFuture<WrittenFile> result = new CompletableFuture<>();
                output.finish(result::complete, result::completeExceptionally);
                assertEquals(described(content), result.get());
                assertArrayEquals(content, stored(partition));
            }
        }
    }

    @Test
    void shouldBeginAFileAnew() throws IOException {
        AtomicFile old = files.create(STEP, EPOCH, 0);
        old.write(ByteBuffer.wrap(randomBytes(9, 100)));
        byte[] content = randomBytes(10, 50);
        assertEquals(described(content), write(0, content));
        assertArrayEquals(content, stored(0));
    }

    @Test
    void shouldFailWhenTheLinkClosesAndConnectAgain() throws IOException {
        links.closeAt = message -> message.type().equals("Append");
        AtomicFile broken = files.create(STEP, EPOCH, 0);
        String message =
                fails(() -> broken.write(ByteBuffer.wrap(new byte[10]))).getMessage();
        assertTrue(message.startsWith("the master: the link for files has closed: "), message);
        assertEquals(
                "the master: " + store.file(STEP, EPOCH, 0) + ": was not begun over this link",
                fails(broken::finish).getMessage());
        byte[] content = randomBytes(13, 100);
        WrittenFile unused = write(1, content);
        broken.close();
        assertArrayEquals(content, stored(1));
        assertEquals(2, links.joined.get());
    }

    @Test
    void shouldSayThatTheMasterCannotBeReached() {
        server.close();
        String message = fails(() -> files.create(STEP, EPOCH, 0)).getMessage();
        assertTrue(message.contains(Integer.toString(server.port())) || message.contains("connect"), message);
    }

    @Test
    @Timeout(30)
    void shouldGiveUpARequestWhenItIsClosed() throws Exception {
        links.ignoreAt = message -> message.type().equals("Create");
        CompletableFuture<AtomicFile> asked = CompletableFuture.supplyAsync(() -> {
            try {
                return files.create(STEP, EPOCH, 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        links.ignored.await();
        files.close();
        assertThrows(ExecutionException.class, asked::get);
        fails(() -> files.create(STEP, EPOCH, 0));
    }
}
