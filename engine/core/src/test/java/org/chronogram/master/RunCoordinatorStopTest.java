package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.Test;

/** Runs that the user asks to stop. */
final class RunCoordinatorStopTest extends CoordinatorFixture {
    @Test
    void shouldLetAllGoBackWhenAWorkerIsLostWhileTheRunIsToStop() throws IOException {
        begin();
        coordinator.onEvent(new MasterEvent.StopRequested());
        assertTrue(links[1].names().contains("Stop"));
        links[0].sent.clear();
        exit(1, KILLED);
        assertFalse(((MasterMessage.Assignment) links[0].sent.get(0)).mayStay());
        assertTrue(notices.get(0).endsWith("and does the step in which the run stops"), notices::toString);
        epoch = 1;
        join(1);
        ready(0, 0, 0, false);
        ready(1, 0, 0, false);
        links[0].sent.clear();
        connectAll();
        assertEquals(List.of("Start", "Stop"), links[0].names());
    }

    @Test
    void shouldSayThatNothingIsKeptWhenItIsStoppedBeforeTheFirstStep() throws IOException {
        coordinator.launch();
        String message = fails(() -> coordinator.onEvent(new MasterEvent.StopRequested()))
                .getMessage();
        assertEquals(
                "stopped before the first step: the workers were being started, or built the model; nothing of the run is"
                        + " kept, as it has no directory: start it again",
                message);
    }

    @Test
    void shouldCutTheRunOffWhenTheStepInWhichItStopsDoesNotEnd() throws IOException {
        coordinator = coordinator(
                new FaultTolerance("", false, 0, 0, 60_000, 1_000, 0, false, false, FaultTolerance.FEWEST_KEPT));
        begin();
        coordinator.onEvent(new MasterEvent.StopRequested());
        passMs(900);
        coordinator.onTick();
        say(1, new WorkerMessage.Busy(epoch, "LP 3 handles an event"));
        passMs(101);
        assertEquals(
                "the run was cut off in the middle of a step that did not end: worker 1: LP 3 handles an event; nothing of"
                        + " the run is kept, as it has no directory: start it again",
                fails(coordinator::onTick).getMessage());
    }

    @Test
    void shouldNotWaitForACheckpointWhenTheRunHasNone() throws IOException {
        begin();
        coordinator.onEvent(new MasterEvent.StopRequested());
        say(0, outcomeOf(0, true, 9));
        say(1, outcomeOf(1, true, 9));
        assertTrue(coordinator.isSettled());
        coordinator.settle();
        assertEquals(List.of(), notices);
        assertTrue(
                coordinator.result(new RefusedConnections(0, 0, 0, 0)).reached().stopped());
    }
}
