package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.chronogram.host.WorkerExit;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.CheckpointReport;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.run.RunFailedException;
import org.junit.jupiter.api.Test;

/** Messages that the master ignores, and messages that fail the run. */
final class WorkerMessagesTest extends CoordinatorFixture {
    @Test
    void shouldIgnoreMessagesOfAnEpochThatIsOver() throws IOException {
        begin();
        exit(1, KILLED);
        outcome(0);
        epoch = 1;
        assertFalse(coordinator.isDone());
        progress(0, 700, 70, 7);
        assertEquals(70, coordinator.progress().events());
    }

    @Test
    void shouldIgnoreTheLinkOfAWorkerThatWasReplaced() throws IOException {
        begin();
        FakeLink old = links[1];
        exit(1, KILLED);
        coordinator.onEvent(new MasterEvent.Closed(old, "gone"));
        coordinator.onEvent(new MasterEvent.Unreadable(old, "Ready", "nonsense"));
        coordinator.onEvent(new MasterEvent.Exited(new WorkerExit(1, 0, 1)));
        assertEquals(1, notices.size(), notices::toString);
    }

    @Test
    void shouldBlameTheInputTheModelOrTheWorkerAsTheFailureSays() throws IOException {
        begin();
        InvalidInputException input = assertThrows(
                InvalidInputException.class, () -> say(0, new WorkerMessage.Failure(epoch, true, "no file", "")));
        assertEquals("no file", input.getMessage());
        RunFailedException model = fails(() -> say(1, new WorkerMessage.Failure(epoch, false, "threw", "at x")));
        assertEquals("worker 1 on here: threw", model.getMessage());
        assertEquals("at x", model.modelTrace());
    }

    @Test
    void shouldNameTheWorkerWhoseMessageCannotBeUsed() throws IOException {
        begin();
        assertEquals(
                "worker 1 said what cannot be used, in a message of type Connected: it was connected before",
                fails(() -> say(1, new WorkerMessage.Connected(epoch))).getMessage());
        MasterEvent unreadable = new MasterEvent.Unreadable(links[0], "Ready", "step=x:\n expected a number");
        assertEquals(
                "worker 0 said what cannot be used, in a message of type Ready: step=x: expected a number",
                fails(() -> coordinator.onEvent(unreadable)).getMessage());
    }

    @Test
    void shouldFailTheRunWhenAWorkerHasFailedWithoutBlame() throws IOException {
        begin();
        RunFailedException failure = fails(() -> say(1, new WorkerMessage.Failure(epoch, false, "out of memory", "")));
        assertEquals("worker 1 on here: out of memory", failure.getMessage());
        assertEquals("", failure.modelTrace());
    }

    @Test
    void shouldRefuseACheckpointThatNobodyAskedFor() throws IOException {
        begin();
        WorkerMessage written = new CheckpointReport.CheckpointWritten(epoch, 1, 1, 1, 1, List.of(), 1, 1, 1);
        assertEquals(
                "worker 0 said what cannot be used, in a message of type CheckpointWritten: no checkpoint was asked for",
                fails(() -> say(0, written)).getMessage());
    }
}
