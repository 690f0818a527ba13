package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.CncFileDescriptor;
import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.chronogram.messaging.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeshLaunchTest {
    private final Path root = MeshGroup.newRoot();

    @AfterEach
    void deleteRoot() {
        IoUtil.delete(root.toFile(), true);
    }

    @Test
    void shouldRejectDirectoryThatExists() throws IOException {
        Path directory = Files.createDirectory(root.resolve("w0"));
        Path precious = Files.createFile(directory.resolve("precious"));

        assertEquals(
                "directory=" + directory
                        + " exists already: every mesh needs a new one, so that none joins the files of"
                        + " another; choose another name, or delete it if its process is gone",
                launchFailure(context()));
        assertTrue(Files.exists(precious));
    }

    @Test
    void shouldRejectDirectoryWithoutParent() {
        Path directory = root.resolve("absent").resolve("w0");

        assertEquals(
                "directory=" + directory
                        + " cannot be created: its parent does not exist; use --aeron-dir to name a place"
                        + " that is writable",
                launchFailure(context().directory(directory)));
    }

    @Test
    void shouldRejectDirectoryThatCannotBeCreated() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertEquals(
                "directory=" + file.resolve("w0")
                        + " cannot be created: Not a directory; use --aeron-dir to name a place" + " that is writable",
                launchFailure(context().directory(file.resolve("w0"))));
    }

    @Test
    void shouldRejectStoreThatIsTooSmall() {
        NetworkProfile large = new NetworkProfile("large", 1_408, 1 << 30, 1 << 17, 1 << 17, 1 << 17);

        String message = launchFailure(context().workers(1_000).profile(large));

        assertTrue(
                message.matches("directory=\\S+ has free=\\d+ MiB but needed=6137876 MiB: raise the size of that file"
                        + " system \\(in a container --shm-size\\) or use --aeron-dir to name another place"),
                message);
        assertFalse(Files.exists(root.resolve("w0")));
    }

    @Test
    void shouldRejectAddressOfAnotherHostAndLeaveNothingBehind() {
        String message = launchFailure(context().bindAddress("198.51.100.1"));

        assertTrue(message.startsWith("cannot open a socket on bindAddress=198.51.100.1: "), message);
        assertTrue(message.endsWith("; bind to an address of this host"), message);
        assertFalse(Files.exists(root.resolve("w0")));
    }

    @Test
    void shouldRejectEndpointThatIsNone() {
        try (Mesh mesh = Mesh.launch(context(), (source, buffer, offset, length) -> true)) {
            String[] endpoints = {null, "example.org:4000"};
            MeshException thrown = assertThrows(MeshException.class, () -> mesh.connect(endpoints));

            assertEquals(
                    "endpoint=example.org:4000 of peer=1 must be ip:port, as the mesh of that peer names it",
                    thrown.getMessage());
        }
    }

    @Test
    void shouldRejectWrongNumberOfEndpoints() {
        try (Mesh mesh = Mesh.launch(context(), (source, buffer, offset, length) -> true)) {
            String[] endpoints = {null};
            IllegalArgumentException thrown =
                    assertThrows(IllegalArgumentException.class, () -> mesh.connect(endpoints));

            assertEquals(
                    "connect needs one endpoint a worker, once: endpoints=1, workers=2, called before=false",
                    thrown.getMessage());
            assertFalse(mesh.isConnected());
        }
    }

    @Test
    void shouldLetNobodyElseIntoDirectory() throws IOException {
        try (Mesh mesh = Mesh.launch(context(), (source, buffer, offset, length) -> true)) {
            assertEquals("rwx------", permissions(root.resolve("w0")));
            assertFalse(mesh.isConnected());
        }
    }

    private static String permissions(Path directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }

    private MeshContext context() {
        return MeshGroup.context(root, 0, 2);
    }

    private static String launchFailure(MeshContext context) {
        return assertThrows(MeshException.class, () -> launchAndClose(context)).getMessage();
    }

    private static void launchAndClose(MeshContext context) {
        Mesh.launch(context, (source, buffer, offset, length) -> true).close();
    }

    /** Driver and client measure their timeouts by this clock, so setting the wall clock does not end a run. */
    @Test
    void shouldTellTheTimeOfDriverAndClientByTheMonotonicClock() {
        AtomicLong nowNs = new AtomicLong(System.nanoTime());
        MeshContext context = context().nanoClock(nowNs::get);
        try (Mesh mesh = Mesh.launch(context, (source, buffer, offset, length) -> true)) {
            long before = driverTimeMs(context);
            nowNs.addAndGet(TimeUnit.HOURS.toNanos(1));
            Await.until(() -> driverTimeMs(context) != before, mesh::doWork, () -> "the time of the driver goes on");
            assertEquals(TimeUnit.HOURS.toMillis(1), driverTimeMs(context) - before);
        }
    }

    private static long driverTimeMs(MeshContext context) {
        File file = new File(context.directory().toFile(), CncFileDescriptor.CNC_FILE);
        MappedByteBuffer mapped = IoUtil.mapExistingFile(file, "cnc");
        try {
            UnsafeBuffer metaData = CncFileDescriptor.createMetaDataBuffer(mapped);
            return new ManyToOneRingBuffer(CncFileDescriptor.createToDriverBuffer(mapped, metaData))
                    .consumerHeartbeatTime();
        } finally {
            IoUtil.unmap(mapped);
        }
    }
}
