package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.RunResult;
import org.junit.jupiter.api.Test;

/** What the master says to its workers and when, while no worker is lost. */
final class RunCoordinatorTest extends CoordinatorFixture {
    @Test
    void shouldSayEachThingOnceAllWorkersHaveSaidTheirs() throws IOException {
        coordinator.launch();
        assertEquals(List.of("launch 0 in epoch 0", "launch 1 in epoch 0"), host.actions);
        assertEquals(List.of(List.of(100L, 101L)), announced);
        join(0);
        join(1);
        assertEquals(List.of("Assignment"), links[0].names());
        ready(0, 0, 0, false);
        assertEquals(List.of(), links[0].names());
        ready(1, 0, 0, false);
        assertEquals(List.of("Roster"), links[0].names());
        say(0, new WorkerMessage.Connected(0));
        assertEquals(List.of(), links[0].names());
        say(1, new WorkerMessage.Connected(0));
        assertEquals(List.of("Start"), links[0].names());
        assertEquals(List.of("Assignment", "Roster", "Start"), links[1].names());
    }

    @Test
    void shouldBeginInTheEpochThatTheHostWants() throws IOException {
        host.firstEpoch = 4;
        RunCoordinator later = coordinator(KEEPS_MESSAGES);
        later.launch();
        assertEquals(List.of("launch 0 in epoch 4", "launch 1 in epoch 4"), host.actions);
    }

    @Test
    void shouldTellEachWorkerWhereItsPeersReceive() throws IOException {
        coordinator.launch();
        join(0);
        join(1);
        ready(0, 0, 0, false);
        ready(1, 0, 0, false);
        assertEquals(new MasterMessage.Roster(Arrays.asList(null, "to 0 at 1"), List.of(0L, 0L)), links[0].sent.get(1));
    }

    @Test
    void shouldAssignThePlaceThatTheHostHasForTheWorker() throws IOException {
        coordinator.launch();
        join(1);
        MasterMessage.Assignment assignment = (MasterMessage.Assignment) links[1].sent.get(0);
        assertEquals(host.placement(1, 0), assignment.placement());
        assertEquals(0, assignment.epoch());
        assertEquals(null, assignment.restore());
    }

    @Test
    void shouldNotLetInAProcessThatItHasNotStarted() throws IOException {
        coordinator.launch();
        FakeLink foreign = new FakeLink(0, 0, 4711);
        FakeLink outside = new FakeLink(WORKERS, 0, FakeHost.FIRST_PID);
        for (FakeLink link : List.of(foreign, outside)) {
            coordinator.onEvent(new MasterEvent.Joined(link));
            assertTrue(link.closed);
        }
        join(0);
        FakeLink twice = new FakeLink(0, 0, FakeHost.FIRST_PID);
        coordinator.onEvent(new MasterEvent.Joined(twice));
        assertTrue(twice.closed);
        assertFalse(links[0].closed);
    }

    @Test
    void shouldAddUpTheOutcomesOfAllWorkers() throws IOException {
        begin();
        outcome(0);
        assertFalse(coordinator.isDone());
        outcome(1);
        assertTrue(coordinator.isDone());
        RunResult result = coordinator.result(new RefusedConnections(0, 0, 0, 0));
        assertEquals(20, result.reached().events());
        assertEquals(7, result.reached().digest());
        coordinator.letWorkersExit();
        assertTrue(links[1].names().contains("Exit"));
    }

    @Test
    void shouldSayWhatTheWorkersDoWhileAStepTakesLong() throws IOException {
        begin();
        say(1, new WorkerMessage.Busy(epoch, "LP 3 handles an event"));
        assertEquals("worker 1: LP 3 handles an event", coordinator.activity());
        passMs(1_000);
        assertEquals("", coordinator.activity());
    }
}
