package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.checkpoint.WrittenFile;
import org.chronogram.master.FileServers;
import org.chronogram.state.DamagedStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checkpoint files that a worker fetches from the master. */
@Timeout(60)
final class MasterFilesFetchTest extends MasterFilesFixture {
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
    void shouldFetchAgainAfterTheLinkHasClosed() throws IOException {
        byte[] content = randomBytes(14, LARGE_BYTES);
        WrittenFile unused = write(0, content);
        links.closeAt = message -> message.type().equals("Fetch");
        String reason = assertThrows(DamagedStateException.class, () -> files.local(manifest(), 0))
                .getMessage();
        assertTrue(reason.contains("the link for files has closed"), reason);
        assertArrayEquals(content, Files.readAllBytes(files.local(manifest(), 0)));
    }
}
