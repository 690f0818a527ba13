package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of limited size, which only root can make. */
class MeshReserveTest {
    private static final int WORKERS = 2;
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path parent;

    private Path place;

    private void mount(long mebibytes) throws IOException {
        place = Files.createDirectory(parent.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", place.toString()) == 0,
                "needs the right to mount a file system");
    }

    @AfterEach
    void unmount() throws IOException {
        int unused = run("umount", "-l", place.toString());
    }

    private static int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long neededBytes() {
        return DriverDirectory.neededBytes(NetworkProfile.LOOPBACK, WORKERS);
    }

    private long freeBytes() throws IOException {
        return Files.getFileStore(place).getUsableSpace();
    }

    private void withMeshes(MeshUse use) throws IOException {
        try (Mesh first = Mesh.launch(MeshGroup.context(place, 0, WORKERS), (source, buffer, offset, length) -> true);
                Mesh second =
                        Mesh.launch(MeshGroup.context(place, 1, WORKERS), (source, buffer, offset, length) -> true)) {
            first.connect(new String[] {null, second.endpoint(0)});
            second.connect(new String[] {first.endpoint(1), null});
            while (!first.isConnected() || !second.isConnected()) {
                first.doWork();
                second.doWork();
            }
            use.of(first, second);
        }
    }

    /** Code that runs with two connected meshes. */
    @FunctionalInterface
    private interface MeshUse {
        void of(Mesh first, Mesh second) throws IOException;
    }

    @Test
    void shouldTakeTheRoomOfAllItsFiles() throws IOException {
        mount(64);
        withMeshes((first, second) -> {
            first.reserve();
            second.reserve();
            long takenBytes = 64 * MEBIBYTE - freeBytes();
            assertTrue(takenBytes <= 2 * neededBytes(), () -> takenBytes + " bytes");
            assertTrue(takenBytes > 2 * neededBytes() - MEBIBYTE, () -> takenBytes + " bytes");
            first.doWork();
            assertTrue(first.isConnected() && second.isConnected());
        });
    }

    @Test
    void shouldSayThatThereIsNoRoomInsteadOfAFaultLater() throws IOException {
        mount(neededBytes() / MEBIBYTE + 13);
        withMeshes((first, second) -> {
            MeshException error = assertThrows(MeshException.class, () -> {
                first.reserve();
                second.reserve();
            });
            String directory = error.getMessage().replaceAll(" the file system.*", "");
            assertEquals(
                    directory
                            + " the file system is full, and the shared memory of the workers needs room there: free some,"
                            + " raise its size (in a container --shm-size) or use --aeron-dir to name another place",
                    error.getMessage());
        });
    }
}
