package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.protocol.CheckpointReport;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.Execution;
import org.chronogram.results.Recovery;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints of a run with two workers, in a real store. */
final class RunCoordinatorCheckpointTest extends CoordinatorFixture {
    private static final long EVERY_MS = 1_000;

    @TempDir
    private Path run;

    private CheckpointFiles files;

    @BeforeEach
    void useCheckpoints() {
        files = new CheckpointFiles(run.resolve("checkpoints"), WORKERS);
        coordinator = withCheckpoints(false);
    }

    private RunCoordinator withCheckpoints(boolean resume) {
        FaultTolerance every = new FaultTolerance(
                run.toString(), true, EVERY_MS, 0, 60_000, 600_000, 64, resume, false, FaultTolerance.FEWEST_KEPT);
        return coordinator(every, CheckpointLocation.in(run.resolve("checkpoints")));
    }

    private void write(long step) {
        for (int worker = 0; worker < WORKERS; worker++) {
            say(worker, files.write(epoch, step, worker));
        }
    }

    private void clearLinks() {
        for (FakeLink link : links) {
            link.sent.clear();
        }
    }

    private MasterMessage.Assignment assignment(int worker) {
        return (MasterMessage.Assignment) links[worker].sent.get(0);
    }

    @Test
    void shouldAskTheFirstWorkerOnceWhenACheckpointIsDue() throws IOException {
        begin();
        clearLinks();
        passMs(EVERY_MS - 1);
        coordinator.onTick();
        assertEquals(List.of(), links[0].names());
        passMs(1);
        coordinator.onTick();
        coordinator.onTick();
        assertEquals(List.of("TakeCheckpoint"), links[0].names());
        assertEquals(List.of(), links[1].names());
    }

    @Test
    void shouldAskForNoneBeforeTheWorkersTakeSteps() throws IOException {
        coordinator.launch();
        join(0);
        join(1);
        clearLinks();
        passMs(EVERY_MS);
        coordinator.onTick();
        assertEquals(List.of(), links[0].names());
    }

    @Test
    void shouldTellAllWorkersWhenTheLastHasWritten() throws IOException {
        begin();
        clearLinks();
        say(0, files.write(epoch, 7, 0));
        assertEquals(List.of(), links[0].names());
        say(1, files.write(epoch, 7, 1));
        for (FakeLink link : links) {
            assertEquals(List.of(new MasterMessage.CheckpointCommitted(7)), link.sent);
        }
    }

    @Test
    void shouldAskForTheNextOneWhenTheLastIsComplete() throws IOException {
        begin();
        passMs(EVERY_MS);
        coordinator.onTick();
        clearLinks();
        passMs(10 * EVERY_MS);
        coordinator.onTick();
        assertEquals(List.of(), links[0].names(), "one is under way");
        write(7);
        coordinator.onTick();
        assertEquals(List.of("CheckpointCommitted", "TakeCheckpoint"), links[0].names());
    }

    @Test
    void shouldAskForTheNextOneWhenTheLastHasFailed() throws IOException {
        begin();
        passMs(EVERY_MS);
        coordinator.onTick();
        say(1, new CheckpointReport.CheckpointFailed(epoch, 7, "disk full"));
        clearLinks();
        passMs(EVERY_MS);
        coordinator.onTick();
        assertEquals(List.of("TakeCheckpoint"), links[0].names());
        assertEquals(
                List.of("sim: a checkpoint could not be written (worker 1: disk full); the run goes on with none, and"
                        + " further failures of this kind are not reported"),
                notices);
    }

    @Test
    void shouldGoOnFromTheNewestCheckpointAfterALoss() throws IOException {
        begin();
        write(7);
        write(9);
        progress(0, 1_200, 40, 12);
        progress(1, 1_100, 30, 11);
        clearLinks();
        exit(1, KILLED);
        epoch = 1;
        join(1);
        assertEquals(9, assignment(0).restore().step());
        assertEquals(900, assignment(1).restore().reachedTicks());
        assertEquals(run.resolve("checkpoints").toString(), assignment(1).checkpointDirectory());
        ready(0, 10, 25, false);
        ready(1, 10, 25, false);
        assertEquals("sim: all roll back, going on from 0.0000009s", notices.get(1));
    }

    @Test
    void shouldGoOnFromTheCheckpointBeforeADamagedOne() throws IOException {
        begin();
        write(7);
        write(9);
        Files.writeString(files.file(9, 0, 1), "state of 1 after x");
        clearLinks();
        exit(0, KILLED);
        assertEquals(7, assignment(1).restore().step());
        assertTrue(notices.get(0).startsWith("sim: " + files.file(9, 0, 1) + ": has "), () -> notices.get(0));
    }

    @Test
    void shouldRemoveWhatTheLostWorkerHasBegun() throws IOException {
        begin();
        write(7);
        say(0, files.write(epoch, 9, 0));
        exit(1, KILLED);
        assertFalse(Files.exists(files.file(9, 0, 0)));
        assertTrue(Files.exists(files.file(7, 0, 0)));
    }

    @Test
    void shouldResumeInTheEpochAfterThatOfTheCheckpoint() throws IOException {
        begin();
        passMs(2_000);
        write(7);
        coordinator = withCheckpoints(true);
        coordinator.launch();
        epoch = 1;
        assertEquals("launch 0 in epoch 1", host.actions.get(2));
        join(0);
        join(1);
        CheckpointManifest restore = assignment(0).restore();
        assertEquals(7, restore.step());
        assertEquals(2_000_000_000, restore.wallNs());
        ready(0, 8, 10, false);
        ready(1, 8, 11, false);
        connectAll();
        assertEquals(2.0, coordinator.progress().wallSeconds());
        passMs(1_000);
        outcome(0);
        outcome(1);
        Execution execution =
                coordinator.result(new RefusedConnections(0, 0, 0, 0)).execution();
        assertEquals(3.0, execution.wallSeconds());
        assertEquals(List.<Recovery>of(), execution.recoveries());
    }

    @Test
    void shouldSettleWhenTheCheckpointOfAStoppedRunIsCommitted() throws IOException {
        begin();
        coordinator.onEvent(new MasterEvent.StopRequested());
        say(0, outcomeOf(0, true, 9));
        say(1, outcomeOf(1, true, 9));
        assertFalse(coordinator.isSettled());
        write(9);
        assertTrue(coordinator.isSettled());
        coordinator.settle();
        assertEquals(List.of(), notices);
        assertEquals(
                1,
                coordinator
                        .result(new RefusedConnections(0, 0, 0, 0))
                        .execution()
                        .checkpoints()
                        .committed());
    }

    @Test
    void shouldSayThatTheLastCheckpointOfAStoppedRunIsNotWaitedFor() throws IOException {
        begin();
        coordinator.onEvent(new MasterEvent.StopRequested());
        say(0, outcomeOf(0, true, 9));
        say(1, outcomeOf(1, true, 9));
        coordinator.settle();
        assertEquals(List.of("sim: the last checkpoint was not complete in time; an earlier one is kept"), notices);
    }

    @Test
    void shouldTellHowToGoOnWhenTheRunHasFailed() throws IOException {
        begin();
        write(7);
        String advice = "; the last checkpoint is kept: go on with 'sim resume " + run + "'";
        assertEquals(advice, coordinator.fate());
        String message = fails(() -> say(1, new WorkerMessage.Failure(epoch, false, "broken", "")))
                .getMessage();
        assertEquals("worker 1 on here: broken" + advice, message);
    }
}
