package org.chronogram.agent;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BufferRoomTest {
    private static final Path PLACE = Path.of("/dev/shm");
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path directory;

    @Test
    void shouldSayHowMuchRoomTheWorkersOfAHostNeed() {
        assertEquals(
                Optional.of(
                        "40 MiB are free in /dev/shm, and 2 of 4 workers need 61 MiB there: free some, raise its size"
                                + " (in a container --shm-size), use fewer workers, or name another place with 'sim worker"
                                + " --aeron-dir'"),
                BufferRoom.shortage(PLACE, 40 * MEBIBYTE, 2, 4));
    }

    @Test
    void shouldCountNoMoreWorkersThanTheRunHas() {
        assertEquals(Optional.empty(), BufferRoom.shortage(PLACE, 40 * MEBIBYTE, 8, 2));
        assertTrue(BufferRoom.shortage(PLACE, 36 * MEBIBYTE, 8, 2).isPresent());
    }

    @Test
    void shouldNeedNothingForTheOnlyWorker() {
        assertEquals(Optional.empty(), BufferRoom.shortage(PLACE, 0, 8, 1));
    }

    @Test
    void shouldAskTheFileSystemOfTheDirectory() {
        assertDoesNotThrow(() -> BufferRoom.require(directory, 1, 2));
        assertThrows(InvalidInputException.class, () -> BufferRoom.require(directory, 1_000_000, 1_000_000));
    }
}
