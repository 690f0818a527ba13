package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.protocol.CheckpointReport.CheckpointFailed;
import org.chronogram.protocol.CheckpointReport.CheckpointWritten;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.Test;

final class CheckpointKeeperTest extends CheckpointKeeperFixture {
    @Test
    void shouldCommitWhatAllWorkersHaveWritten() {
        CheckpointKeeper keeper = keeper();
        assertEquals(Optional.of(new CheckpointCost(1_101, 5_000)), commit(keeper, 7));
        assertEquals(7, keeper.lastCommittedSteps());
        assertEquals(new CheckpointCounts(1, 1_001, List.of()), keeper.counts());
        CheckpointManifest found = keeper().newest().orElseThrow();
        assertEquals(7, found.step());
        assertEquals(700, found.reachedTicks());
        assertEquals(705, found.nextEventTicks());
        assertEquals(21, found.events());
        assertEquals(WALL_NS, found.wallNs());
        assertEquals(
                List.of(0, 1),
                found.partitions().stream().map(PartitionFile::partition).toList());
        assertEquals(List.of(), notices);
    }

    @Test
    void shouldTellOfWhatItCommits() {
        List<CommittedCheckpoint> told = new ArrayList<>();
        CheckpointKeeper keeper = keeper();
        keeper.whenCommitted(told::add);
        assertFalse(isComplete(keeper, 0, 7));
        assertEquals(List.of(), told);
        assertTrue(isComplete(keeper, 1, 7));
        long bytes = keeper().newest().orElseThrow().partitions().stream()
                .mapToLong(PartitionFile::bytes)
                .sum();
        assertEquals(List.of(new CommittedCheckpoint(7, 700, bytes, 1_001)), told);
    }

    @Test
    void shouldCommitHowFarTheWorkerHasComeThatIsBehind() {
        CheckpointKeeper keeper = keeper();
        CheckpointWritten ahead = files.write(0, 7, 0);
        CheckpointWritten behind = files.write(0, 7, 1);
        assertEquals(Optional.empty(), keeper.written(WORKERS, 0, ahead, WALL_NS));
        assertTrue(keeper.written(WORKERS, 1, reaching(690, behind), WALL_NS).isPresent());
        CheckpointManifest found = keeper().newest().orElseThrow();
        assertEquals(690, found.reachedTicks());
        assertEquals(705, found.nextEventTicks());
    }

    private static CheckpointWritten reaching(long ticks, CheckpointWritten written) {
        return new CheckpointWritten(
                written.epoch(),
                written.steps(),
                ticks,
                written.nextEventTicks(),
                written.events(),
                written.partitions(),
                written.pauseNs(),
                written.writeNs(),
                written.writeBusyNs());
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

    @Test
    void shouldForgetTheOldestOfThree() {
        CheckpointKeeper keeper = keeper();
        for (long steps : new long[] {7, 9, 11}) {
            assertFalse(isComplete(keeper, 0, steps));
        }
        assertFalse(isComplete(keeper, 1, 7));
        assertTrue(isComplete(keeper, 1, 11));
    }

    @Test
    void shouldWarnOnceWhenCheckpointsCannotBeCommitted() throws IOException {
        CheckpointKeeper keeper = keeper();
        commit(keeper, 7);
        for (long steps : new long[] {9, 11}) {
            CheckpointWritten first = files.write(0, steps, 0);
            CheckpointWritten second = files.write(0, steps, 1);
            Files.writeString(files.file(steps, 0, 1), "cut off");
            assertEquals(Optional.empty(), keeper.written(WORKERS, 0, first, WALL_NS));
            assertTrue(keeper.written(WORKERS, 1, second, WALL_NS).isPresent());
            assertTrue(keeper.isSettled(steps));
            assertTrue(keeper.lastFailure().contains("has 7 bytes"), keeper.lastFailure());
        }
        assertEquals(7, keeper.lastCommittedSteps());
        assertEquals(1, keeper.counts().committed());
        assertEquals(1, notices.size(), notices::toString);
        assertTrue(
                notices.get(0)
                        .endsWith("the run goes on with the last good one, and further failures of this kind are"
                                + " not reported"),
                notices.get(0));
    }

    @Test
    void shouldRemoveTheFilesOfACheckpointThatAWorkerCouldNotWrite() {
        CheckpointKeeper keeper = keeper();
        assertFalse(isComplete(keeper, 0, 7));
        keeper.failed(1, new CheckpointFailed(0, 7, "disk full"));
        assertFalse(Files.exists(files.file(7, 0, 0)));
        assertTrue(keeper.isSettled(7));
        assertEquals("worker 1: disk full", keeper.lastFailure());
        assertEquals(-1, keeper.lastCommittedSteps());
        assertEquals(
                List.of("sim: a checkpoint could not be written (worker 1: disk full); the run goes on with none, and"
                        + " further failures of this kind are not reported"),
                notices);
    }

    @Test
    void shouldBeSettledOnlyForTheStepThatWasCommitted() {
        CheckpointKeeper keeper = keeper();
        assertFalse(keeper.isSettled(7));
        commit(keeper, 7);
        assertTrue(keeper.isSettled(7));
        assertFalse(keeper.isSettled(8));
    }

    @Test
    void shouldRefuseWhatWasNotAskedFor() {
        CheckpointKeeper keeper = keeper(FaultTolerance.WITHOUT_CHECKPOINTS, SAME_CODE, 1);
        CheckpointWritten written = files.write(0, 7, 0);
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> keeper.written(WORKERS, 0, written, WALL_NS));
        assertEquals("no checkpoint was asked for", e.getMessage());
        assertEquals(Optional.empty(), keeper.newest());
    }

    @Test
    void shouldSayThatTheLastIsNotWaitedFor() {
        keeper().giveUpLast();
        assertEquals(List.of("sim: the last checkpoint was not complete in time; an earlier one is kept"), notices);
    }
}
