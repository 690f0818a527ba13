package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.chronogram.checkpoint.AtomicFile;
import org.chronogram.checkpoint.BackgroundWriter;
import org.chronogram.checkpoint.CheckpointIdentity;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointOutput;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.checkpoint.WrittenFile;
import org.chronogram.master.FileServers;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.FileLink;
import org.chronogram.state.DamagedStateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoint files on their way over a real link to the master and back. */
@Timeout(60)
final class MasterFilesTest {
    private static final long STEP = 7;
    private static final int EPOCH = 2;
    private static final int LARGE_BYTES = 3 << 20;

    @TempDir
    private Path directory;

    private final RunToken token = RunToken.generate();
    private Path checkpoints;
    private CheckpointStore store;
    private FileLinks links;
    private ControlServer server;
    private MasterFiles files;

    @BeforeEach
    void open() throws IOException {
        checkpoints = Files.createDirectory(directory.resolve("run")).resolve("checkpoints");
        store = CheckpointStore.in(checkpoints);
        serve(FileServers.in(checkpoints));
    }

    private void serve(ControlListener listener) throws IOException {
        links = new FileLinks(listener);
        server = ControlServer.open(InetAddress.getLoopbackAddress(), token, links);
        files = new MasterFiles(
                new FileLink(server.address(), token, 0, EPOCH), checkpoints, directory.resolve("fetched"));
    }

    @AfterEach
    void close() {
        files.close();
        server.close();
    }

    private static byte[] randomBytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private static WrittenFile described(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return new WrittenFile(content.length, checksum.getValue());
    }

    private WrittenFile write(int partition, byte[] content) throws IOException {
        try (AtomicFile file = files.create(STEP, EPOCH, partition)) {
            file.write(ByteBuffer.wrap(content));
            return file.finish();
        }
    }

    private byte[] stored(int partition) throws IOException {
        return Files.readAllBytes(store.file(STEP, EPOCH, partition));
    }

    private static CheckpointManifest manifest() {
        PartitionFile part = new PartitionFile(0, 2, 0, 1, 0, 0);
        CheckpointIdentity identity =
                new CheckpointIdentity("1.0", "phold", Map.of(), Map.of(), 1, 1, 2, 100, Long.MAX_VALUE);
        return new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                identity,
                Map.of(),
                List.of(),
                STEP,
                EPOCH,
                1,
                2,
                3,
                4,
                List.of(part));
    }

    private static IOException fails(Executable action) {
        return assertThrows(IOException.class, action);
    }

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
    void shouldFetchAFileOnce() throws IOException {
        byte[] content = randomBytes(11, LARGE_BYTES + 1);
        WrittenFile unused = write(0, content);
        Path local = files.local(manifest(), 0);
        assertArrayEquals(content, Files.readAllBytes(local));
        Files.delete(store.file(STEP, EPOCH, 0));
        assertEquals(local, files.local(manifest(), 0));
        files.close();
        assertFalse(Files.exists(local.getParent()));
    }

    @Test
    void shouldFetchAFileOfWholePieces() throws IOException {
        byte[] content = randomBytes(12, 2 * (256 << 10));
        WrittenFile unused = write(0, content);
        assertArrayEquals(content, Files.readAllBytes(files.local(manifest(), 0)));
    }

    @Test
    void shouldFetchAnEmptyFile() throws IOException {
        assertEquals(new WrittenFile(0, 0), write(0, new byte[0]));
        assertEquals(0, Files.size(files.local(manifest(), 0)));
    }

    @Test
    void shouldNameAFileThatTheMasterDoesNotHave() {
        String message = assertThrows(DamagedStateException.class, () -> files.local(manifest(), 5))
                .getMessage();
        assertEquals(
                store.file(STEP, EPOCH, 5) + ": cannot be fetched from the master: the master: no such file", message);
    }

    @Test
    void shouldSayThatTheRunHasNoCheckpoints() throws IOException {
        close();
        serve(FileServers.withoutCheckpoints());
        assertEquals(
                "the master: the run has no checkpoints",
                fails(() -> files.create(STEP, EPOCH, 0)).getMessage());
        String message = assertThrows(DamagedStateException.class, () -> files.local(manifest(), 0))
                .getMessage();
        assertTrue(message.endsWith("the run has no checkpoints"), message);
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
    void shouldFetchAgainAfterTheLinkHasClosed() throws IOException {
        byte[] content = randomBytes(14, LARGE_BYTES);
        WrittenFile unused = write(0, content);
        links.closeAt = message -> message.type().equals("Fetch");
        String reason = assertThrows(DamagedStateException.class, () -> files.local(manifest(), 0))
                .getMessage();
        assertTrue(reason.contains("the link for files has closed"), reason);
        assertArrayEquals(content, Files.readAllBytes(files.local(manifest(), 0)));
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
