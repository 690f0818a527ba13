package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointLocationTest {
    @TempDir
    private Path run;

    @Test
    void shouldBeNowhereWithoutCheckpoints() throws IOException {
        try (CheckpointLocation location =
                CheckpointLocation.of(FaultTolerance.WITHOUT_CHECKPOINTS.in(run.toString()))) {
            assertEquals(Optional.empty(), location.path());
            assertEquals("", location.text());
        }
    }

    @Test
    void shouldLieInTheDirectoryOfTheRunAndStayThere() throws IOException {
        CheckpointLocation location = CheckpointLocation.of(FaultTolerance.DEFAULT.in(run.toString()));
        assertEquals(Optional.of(run.resolve("checkpoints")), location.path());
        assertEquals(run.resolve("checkpoints").toString(), location.text());
        Files.createDirectories(location.path().orElseThrow());
        location.close();
        assertTrue(Files.exists(location.path().orElseThrow()));
    }

    @Test
    void shouldReadCheckpointsOfARunThatWritesNoMore() throws IOException {
        FaultTolerance resumed =
                FaultTolerance.WITHOUT_CHECKPOINTS.in(run.toString()).resumed();
        try (CheckpointLocation location = CheckpointLocation.of(resumed)) {
            assertEquals(Optional.of(run.resolve("checkpoints")), location.path());
        }
    }

    @Test
    void shouldRemoveATemporaryDirectoryWithTheRun() throws IOException {
        CheckpointLocation location = CheckpointLocation.of(FaultTolerance.DEFAULT);
        assertTrue(Files.isDirectory(location.path().orElseThrow()));
        Files.writeString(location.path().orElseThrow().resolve("part"), "x");
        location.close();
        assertFalse(Files.exists(location.path().orElseThrow()));
    }

    @Test
    void shouldWriteNoneForARunInOneProcessThatHasNoDirectory() throws IOException {
        try (CheckpointLocation nowhere = CheckpointLocation.ofOneProcess(FaultTolerance.DEFAULT);
                CheckpointLocation kept = CheckpointLocation.ofOneProcess(FaultTolerance.DEFAULT.in(run.toString()))) {
            assertEquals(Optional.empty(), nowhere.path());
            assertEquals(Optional.of(run.resolve("checkpoints")), kept.path());
        }
    }

    @Test
    void shouldTellWorkersAnAbsolutePath() throws IOException {
        try (CheckpointLocation location = CheckpointLocation.of(FaultTolerance.DEFAULT.in("some-run"))) {
            assertEquals(Path.of("some-run/checkpoints").toAbsolutePath().toString(), location.text());
        }
    }
}
