package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.CheckpointReport.CheckpointFailed;
import org.chronogram.protocol.CheckpointReport.CheckpointWritten;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.run.CommittedCheckpoint;
import org.chronogram.run.EarlyEnd;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.Measuring;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointKeeperTest {
    private static final int WORKERS = 2;
    private static final long WALL_NS = 77;
    private static final String SAME_CODE = "";

    @TempDir
    private Path run;

    private Path directory;
    private CheckpointFiles files;
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void setUp() {
        directory = run.resolve("checkpoints");
        files = new CheckpointFiles(directory, WORKERS);
    }

    private CheckpointKeeper keeper() {
        return keeper(FaultTolerance.DEFAULT.in(run.toString()), SAME_CODE, 1);
    }

    /** Returns the keeper of a run, whose code has one jar more where one is named. */
    private CheckpointKeeper keeper(FaultTolerance faultTolerance, String jar, long seed) {
        RunSpecification specification = RunSpecification.of(new Simulation(
                        "phold", Map.of(), Map.of(), seed, 0, 1_000_000_000, 1_000_000, Measuring.ALL, EarlyEnd.NONE))
                .on(WORKERS, 1)
                .with(faultTolerance);
        PreparedRun prepared = PreparedRun.of(specification);
        Map<String, String> code =
                jar.isEmpty() ? prepared.specification().code().checksums() : Map.of(jar, "0123");
        return new CheckpointKeeper(
                new PreparedRun(
                        prepared.specification().withCode(code),
                        prepared.catalog(),
                        prepared.model(),
                        prepared.parameters(),
                        prepared.declaration(),
                        prepared.partitions()),
                Optional.of(directory).filter(path -> faultTolerance.usesCheckpoints()),
                notices::add);
    }

    private Optional<CheckpointCost> commit(CheckpointKeeper keeper, long steps) {
        Optional<CheckpointCost> none = keeper.written(WORKERS, 0, files.write(0, steps, 0), WALL_NS);
        assertEquals(Optional.empty(), none);
        return keeper.written(WORKERS, 1, files.write(0, steps, 1), WALL_NS);
    }

    private boolean isComplete(CheckpointKeeper keeper, int worker, long steps) {
        return keeper.written(WORKERS, worker, files.write(0, steps, worker), WALL_NS)
                .isPresent();
    }

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
    void shouldGoBackToAnEarlierCheckpointWhenTheNewestIsDamaged() throws IOException {
        CheckpointKeeper keeper = keeper();
        commit(keeper, 7);
        commit(keeper, 9);
        Files.writeString(files.file(9, 0, 0), "state of 0 after 8");
        assertEquals(7, keeper.newest().orElseThrow().step());
        assertTrue(notices.get(0).startsWith("sim: " + files.file(9, 0, 0) + ": has "), notices.get(0));
    }

    @Test
    void shouldRemoveWhatIsNotCommittedWhenTheRunGoesBack() {
        CheckpointKeeper keeper = keeper();
        commit(keeper, 7);
        assertFalse(isComplete(keeper, 0, 9));
        assertEquals(7, keeper.newest().orElseThrow().step());
        assertFalse(Files.exists(files.file(9, 0, 0)));
        assertFalse(isComplete(keeper, 1, 9), "the part of before is forgotten");
    }

    @Test
    void shouldNotResumeFromTheCheckpointsOfAnotherRun() {
        commit(keeper(), 7);
        CheckpointKeeper other = keeper(FaultTolerance.DEFAULT.in(run.toString()), SAME_CODE, 2);
        String message =
                assertThrows(InvalidInputException.class, other::newestToResume).getMessage();
        assertTrue(message.startsWith("no checkpoint can be used: " + directory), message);
        assertTrue(message.endsWith("is a checkpoint of another run: seed=1, expected 2"), message);
    }

    @Test
    void shouldResumeFromAnEarlierCheckpointAndSayWhy() throws IOException {
        CheckpointKeeper keeper = keeper();
        commit(keeper, 7);
        commit(keeper, 9);
        Files.delete(files.file(9, 0, 0));
        assertEquals(7, keeper().newestToResume().step());
        assertTrue(notices.get(0).startsWith("sim: " + files.file(9, 0, 0) + ": is not there"), notices.get(0));
    }

    @Test
    void shouldStartFromTheBeginningWhenThereIsNoCheckpointYet() {
        CheckpointKeeper keeper = keeper();
        assertNull(keeper.newestToResume());
        assertEquals(List.of("sim: the run had no checkpoint yet, so it starts from the beginning"), notices);
        assertEquals("", keeper.advice());
    }

    @Test
    void shouldNotResumeWithChangedCode() {
        commit(keeper(FaultTolerance.DEFAULT.in(run.toString()), "old.jar", 1), 7);
        CheckpointKeeper changed = keeper(FaultTolerance.DEFAULT.in(run.toString()), "new.jar", 1);
        assertEquals(
                "the code in new.jar, old.jar has changed since the checkpoint was written, and the result would be that of"
                        + " neither: put it back as it was, start a new run, or give --accept-changed-code to go on with"
                        + " the changed code",
                assertThrows(InvalidInputException.class, changed::newestToResume)
                        .getMessage());
    }

    @Test
    void shouldResumeWithChangedCodeWhenTheUserAcceptsIt() {
        commit(keeper(FaultTolerance.DEFAULT.in(run.toString()), "old.jar", 1), 7);
        FaultTolerance accepting = FaultTolerance.DEFAULT.in(run.toString()).acceptingChangedCode();
        CheckpointKeeper changed = keeper(accepting, "new.jar", 1);
        assertEquals(7, changed.newestToResume().step());
        assertEquals(
                List.of(
                        "sim: the code in new.jar, old.jar has changed since the checkpoint was written; the run goes on"
                                + " with the changed code, and its results name it"),
                notices);
        assertEquals(List.of("new.jar", "old.jar"), changed.counts().replacedCode());
        commit(changed, 9);
        CheckpointKeeper later = keeper(accepting, "newer.jar", 1);
        assertEquals(9, later.newestToResume().step());
        assertEquals(List.of("new.jar", "newer.jar", "old.jar"), later.counts().replacedCode());
    }

    @Test
    void shouldTellHowToGoOnOnceACheckpointIsKept() {
        CheckpointKeeper keeper = keeper();
        assertEquals("; nothing of the run is kept, as there is no checkpoint yet: start it again", keeper.fate());
        commit(keeper, 7);
        String advice = "; the last checkpoint is kept: go on with 'sim resume " + run + "'";
        assertEquals(advice, keeper.advice());
        assertEquals(advice, keeper.fate());
    }

    @Test
    void shouldSayWhyNothingIsKept() {
        CheckpointKeeper temporary = keeper(FaultTolerance.DEFAULT, SAME_CODE, 1);
        commit(temporary, 7);
        assertEquals("", temporary.advice());
        assertEquals("; nothing of the run is kept, as it has no directory: start it again", temporary.fate());
        CheckpointKeeper off = keeper(FaultTolerance.WITHOUT_CHECKPOINTS.in(run.toString()), SAME_CODE, 1);
        assertEquals(
                "; nothing of the run is kept, as it writes no checkpoints (--checkpoint-every off): start it again",
                off.fate());
    }

    @Test
    void shouldSayThatTheLastIsNotWaitedFor() {
        keeper().giveUpLast();
        assertEquals(List.of("sim: the last checkpoint was not complete in time; an earlier one is kept"), notices);
    }
}
