package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.Test;

/** Which checkpoint a run goes on from, or goes back to, and what a user is told of it. */
final class CheckpointKeeperResumeTest extends CheckpointKeeperFixture {
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
}
