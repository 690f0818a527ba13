package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedMemoryTest {
    private static final long LIVE_PID = ProcessHandle.current().pid();
    private static final int DEAD_PID = deadPid();

    @TempDir
    private Path parent;

    private static int deadPid() {
        int pid = Integer.MAX_VALUE;
        while (ProcessHandle.of(pid).isPresent()) {
            pid--;
        }
        return pid;
    }

    private Path created(String name, int ageSeconds) throws IOException {
        Path directory = Files.createDirectories(parent.resolve(name));
        Files.writeString(Files.createDirectories(directory.resolve("sub")).resolve("file"), "x");
        Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minusSeconds(ageSeconds)));
        return directory;
    }

    private Path ofRun(long pid, int ageSeconds) throws IOException {
        return created(
                SharedMemory.directory(parent, pid, -2, 3, 0).getFileName().toString(), ageSeconds);
    }

    @Test
    void shouldNameDirectoryAfterMasterRunAndWorker() {
        assertEquals(
                parent.resolve("chronogram-17-fffffffffffffffe-3-5"), SharedMemory.directory(parent, 17, -2, 3, 5));
    }

    @Test
    void shouldDeleteDirectoryWithContent() throws IOException {
        Path directory = ofRun(LIVE_PID, 0);
        SharedMemory.delete(directory);
        assertFalse(Files.exists(directory));
        assertTrue(Files.exists(parent));
    }

    @Test
    void shouldDeleteWhatOneWorkerHadInAllEpochs() throws IOException {
        Path before = Files.createDirectory(SharedMemory.directory(parent, LIVE_PID, -2, 1, 0));
        Path after = Files.createDirectory(SharedMemory.directory(parent, LIVE_PID, -2, 1, 3));
        Path ofAnother = Files.createDirectory(SharedMemory.directory(parent, LIVE_PID, -2, 11, 0));
        SharedMemory.deleteWorker(parent, LIVE_PID, -2, 1);
        assertFalse(Files.exists(before));
        assertFalse(Files.exists(after));
        assertTrue(Files.exists(ofAnother));
    }

    @Test
    void shouldDeleteNothingWhereNothingIs() {
        SharedMemory.delete(parent.resolve("absent"));
        SharedMemory.deleteStale(parent.resolve("absent"));
        assertTrue(Files.exists(parent));
    }

    @Test
    void shouldDeleteLinkAndNotWhatItLeadsTo() throws IOException {
        Path other = created("other", 0);
        Path directory = ofRun(LIVE_PID, 0);
        Files.createSymbolicLink(directory.resolve("link"), other);
        SharedMemory.delete(directory);
        assertFalse(Files.exists(directory));
        assertTrue(Files.exists(other.resolve("sub/file")));
    }

    @Test
    void shouldDeleteWhatRunOfDeadMasterLeft() throws IOException {
        Path stale = ofRun(DEAD_PID, 60);
        SharedMemory.deleteStale(parent);
        assertFalse(Files.exists(stale));
    }

    @Test
    void shouldKeepWhatLiveMasterUses() throws IOException {
        Path live = ofRun(LIVE_PID, 3600);
        SharedMemory.deleteStale(parent);
        assertTrue(Files.exists(live.resolve("sub/file")));
    }

    /** A process id may be reused, or belong to a container that cannot be seen: what is new is left alone. */
    @Test
    void shouldKeepWhatIsNew() throws IOException {
        Path fresh = ofRun(DEAD_PID, 5);
        SharedMemory.deleteStale(parent);
        assertTrue(Files.exists(fresh));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chronogram-2147483647-1",
                "chronogram-x-1-1",
                "chronogram-2147483647-XYZ-1",
                "chronogram-2147483647-1-1-1-1",
                "chronogram-2147483647-1-1.bak",
                "other-2147483647-1-1",
                "chronogram-99999999999999999999-1-1"
            })
    void shouldKeepWhatHasAnotherName(String name) throws IOException {
        Path other = created(name, 3600);
        Path stale = ofRun(DEAD_PID, 60);
        SharedMemory.deleteStale(parent);
        assertTrue(Files.exists(other.resolve("sub/file")));
        assertFalse(Files.exists(stale));
    }
}
