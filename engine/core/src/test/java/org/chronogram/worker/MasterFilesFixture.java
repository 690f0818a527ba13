package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.chronogram.checkpoint.AtomicFile;
import org.chronogram.checkpoint.CheckpointIdentity;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.checkpoint.WrittenFile;
import org.chronogram.master.FileServers;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlServer;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.FileLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A worker with a real link to the master, which has the checkpoints. */
abstract class MasterFilesFixture {
    static final long STEP = 7;
    static final int EPOCH = 2;
    static final int LARGE_BYTES = 3 << 20;

    @TempDir
    Path directory;

    final RunToken token = RunToken.generate();
    Path checkpoints;
    CheckpointStore store;
    FileLinks links;
    ControlServer server;
    MasterFiles files;

    @BeforeEach
    void open() throws IOException {
        checkpoints = Files.createDirectory(directory.resolve("run")).resolve("checkpoints");
        store = CheckpointStore.in(checkpoints);
        serve(FileServers.in(checkpoints));
    }

    void serve(ControlListener listener) throws IOException {
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

    static byte[] randomBytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    static WrittenFile described(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return new WrittenFile(content.length, checksum.getValue());
    }

    WrittenFile write(int partition, byte[] content) throws IOException {
        try (AtomicFile file = files.create(STEP, EPOCH, partition)) {
            file.write(ByteBuffer.wrap(content));
            return file.finish();
        }
    }

    byte[] stored(int partition) throws IOException {
        return Files.readAllBytes(store.file(STEP, EPOCH, partition));
    }

    static CheckpointManifest manifest() {
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

    static IOException fails(Executable action) {
        return assertThrows(IOException.class, action);
    }
}
