package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chronogram.protocol.CheckpointReport.CheckpointFailed;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCheckpointsTest {
    private static final int LOSSES_UNTIL_ALL_GO_BACK = 3;

    @TempDir
    private Path run;

    private final List<String> notices = new ArrayList<>();

    private RunCheckpoints checkpoints(FaultTolerance wanted) {
        Path directory = run.resolve("checkpoints");
        RunSpecification specification = RunSpecification.of(Simulation.of("phold", Map.of(), 1_000_000_000))
                .with(wanted);
        boolean any = wanted.usesCheckpoints();
        CheckpointKeeper keeper = new CheckpointKeeper(
                PreparedRun.of(specification), Optional.of(directory).filter(path -> any), notices::add);
        return new RunCheckpoints(keeper, any ? directory.toString() : "", wanted, 0);
    }

    private static FaultTolerance every(long wallMs, long ticks, int messageLogMib) {
        return new FaultTolerance(
                "", true, wallMs, ticks, 5_000, 600_000, messageLogMib, false, false, FaultTolerance.FEWEST_KEPT);
    }

    private static long ms(long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Test
    void shouldBeginAtTheStartWithoutACheckpoint() {
        RunCheckpoints checkpoints = checkpoints(every(1_000, 0, 64));
        assertEquals(Optional.empty(), checkpoints.restore());
        assertEquals(0, checkpoints.restoredTicks());
        checkpoints.goBack();
        assertEquals(Optional.empty(), checkpoints.restore());
        checkpoints.resume();
        assertEquals(Optional.empty(), checkpoints.restore());
    }

    @Test
    void shouldRequestOneWhenItIsDueAndNoneMeanwhile() {
        RunCheckpoints checkpoints = checkpoints(every(1_000, 0, 64));
        checkpoints.begin(ms(100));
        assertEquals(Optional.empty(), checkpoints.request(5, ms(1_099)));
        assertEquals(Optional.of(new MasterMessage.TakeCheckpoint()), checkpoints.request(5, ms(1_100)));
        assertEquals(Optional.empty(), checkpoints.request(9, ms(9_999)));
    }

    @Test
    void shouldCountSimulatedTimeFromTheCheckpointFromWhichTheRunGoesOn() {
        RunCheckpoints checkpoints = checkpoints(every(0, 100, 64));
        CheckpointFiles files = new CheckpointFiles(run.resolve("checkpoints"), 1);
        assertEquals(
                Optional.of(new MasterMessage.CheckpointCommitted(7)),
                checkpoints.written(1, 0, files.write(0, 7, 0), 0));
        checkpoints.goBack();
        assertEquals(700, checkpoints.restoredTicks());
        checkpoints.begin(0);
        assertEquals(Optional.empty(), checkpoints.request(799, 0));
        assertEquals(Optional.of(new MasterMessage.TakeCheckpoint()), checkpoints.request(800, 0));
    }

    @Test
    void shouldRequestTheNextOneAfterAFailure() {
        RunCheckpoints checkpoints = checkpoints(every(1_000, 0, 64));
        assertTrue(checkpoints.request(5, ms(1_000)).isPresent());
        checkpoints.failed(0, new CheckpointFailed(0, 7, "disk full"));
        assertTrue(checkpoints.isSettled(7));
        assertFalse(checkpoints.isSettled(8));
        assertTrue(checkpoints.request(5, ms(2_000)).isPresent());
        assertEquals(1, notices.size(), notices::toString);
    }

    @Test
    void shouldTakeCheckpointsOftenAfterALoss() {
        RunCheckpoints checkpoints = checkpoints(FaultTolerance.DEFAULT);
        CheckpointFiles files = new CheckpointFiles(run.resolve("checkpoints"), 1);
        for (long step = 1; step < 8; step++) {
            assertTrue(checkpoints.written(1, 0, files.write(0, step, 0), 0).isPresent());
        }
        assertEquals(7, checkpoints.counts().committed());
        checkpoints.lost();
        checkpoints.begin(0);
        assertFalse(checkpoints.request(5, ms(499)).isPresent());
        assertTrue(checkpoints.request(5, ms(500)).isPresent());
    }

    @Test
    void shouldLetSurvivorsStayUntilLossesFollowOnEachOther() {
        RunCheckpoints automatic = checkpoints(FaultTolerance.DEFAULT);
        assertTrue(automatic.survivorsMayStay(LOSSES_UNTIL_ALL_GO_BACK - 1));
        assertFalse(automatic.survivorsMayStay(LOSSES_UNTIL_ALL_GO_BACK));
        assertTrue(checkpoints(every(1_000, 0, 64)).survivorsMayStay(LOSSES_UNTIL_ALL_GO_BACK));
        assertFalse(checkpoints(every(1_000, 0, 0)).survivorsMayStay(0));
    }

    @Test
    void shouldBeSettledWithoutCheckpoints() {
        RunCheckpoints none = checkpoints(FaultTolerance.WITHOUT_CHECKPOINTS);
        assertTrue(none.isSettled(7));
        assertEquals("", none.directory());
        assertEquals("", none.advice());
        assertEquals("; nothing of the run is kept, as it has no directory: start it again", none.fate());
        assertEquals(Optional.empty(), none.request(Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
