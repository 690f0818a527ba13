package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.protocol.WorkerMessage.CheckpointFailed;
import org.chronogram.protocol.WorkerMessage.CheckpointWritten;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointKeeperTest {
    private static final int LPS_OF_EACH = 512;

    @TempDir
    private Path directory;

    private final List<String> notices = new ArrayList<>();

    private CheckpointKeeper keeper() {
        RunSpecification specification = RunSpecification.of(Simulation.of("phold", Map.of(), 1_000_000_000))
                .on(2, 1);
        return new CheckpointKeeper(PreparedRun.of(specification), directory, notices::add);
    }

    private static boolean isComplete(CheckpointKeeper keeper, int worker, long steps) {
        PartitionFile part = new PartitionFile(worker, worker * LPS_OF_EACH, LPS_OF_EACH, 8, 0);
        CheckpointWritten message = new CheckpointWritten(0, steps, 0, 0, 0, List.of(part), 1, 1, 1);
        return keeper.written(2, worker, message, 0).isPresent();
    }

    /** As when the disk of one worker is full and that of the other is not. */
    @Test
    void shouldForgetCheckpointsThatOneWorkerNeverWrites() {
        CheckpointKeeper keeper = keeper();
        for (int steps = 1; steps <= 100; steps++) {
            keeper.failed(0, new CheckpointFailed(0, steps, "disk full"));
            assertFalse(isComplete(keeper, 1, steps));
        }
        assertFalse(isComplete(keeper, 0, 1), "was kept since step 1");
        assertEquals(1, notices.size(), notices::toString);
    }

    /** The one under way, and that of the step at which the run was stopped meanwhile. */
    @Test
    void shouldTakeTwoAtATime() {
        CheckpointKeeper keeper = keeper();
        assertFalse(isComplete(keeper, 0, 7));
        assertFalse(isComplete(keeper, 0, 9));
        assertTrue(isComplete(keeper, 1, 7));
        assertTrue(isComplete(keeper, 1, 9));
    }
}
