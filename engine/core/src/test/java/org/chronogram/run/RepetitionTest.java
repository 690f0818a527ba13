package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RepetitionTest {
    @TempDir
    private Path directory;

    private Path recording;

    @BeforeEach
    void record() throws IOException {
        recording = Files.createDirectories(directory.resolve("live")).resolve("external-events.csv");
        Files.writeString(recording, "sequence,ticks,lp,type,payload\n0,5,3,1,ff\ncheckpoint,2\n");
    }

    private String refusal(String run, String model) {
        return assertThrows(InvalidInputException.class, () -> Repetition.of(directory, run, model))
                .getMessage();
    }

    @Test
    void shouldFindTheEventsOfARun() {
        Outside outside = Repetition.of(directory, "live", "phold");
        assertEquals(recording.toAbsolutePath().toString(), outside.recording());
        assertEquals(1, Repetition.events(outside).size());
        assertEquals(List.of(), Repetition.events(Outside.NONE));
    }

    @Test
    void shouldRefuseARunWithoutRecordingOrOfAnotherModel() throws IOException {
        assertEquals(
                "--external-from=other: there is no external-events.csv: expected the directory of a run that was given"
                        + " --external-in",
                refusal("other", "phold"));
        Files.writeString(directory.resolve("live/run.json"), "{\"model\": \"network\"}");
        assertEquals(
                "--external-from=live: that is a run of the model 'network', expected one of 'phold'",
                refusal("live", "phold"));
    }

    @Test
    void shouldRefuseARecordingThatHasChanged() throws IOException {
        Outside outside = Repetition.of(directory, "live", "phold");
        Files.writeString(recording, "1,6,3,1,\n", StandardOpenOption.APPEND);
        String message = assertThrows(InvalidInputException.class, () -> Repetition.events(outside))
                .getMessage();
        assertTrue(message.contains("has changed since the run was started"), message);
    }

    @Test
    void shouldRefuseEventsForLpsThatTheModelDoesNotHave() {
        Outside outside = Repetition.of(directory, "live", "phold");
        Repetition.requireLps(outside, 4);
        String message = assertThrows(InvalidInputException.class, () -> Repetition.requireLps(outside, 3))
                .getMessage();
        assertTrue(message.contains("event 0 of "), message);
        assertTrue(
                message.endsWith("is for LP 3, but the model has LPs 0 to 2: give the parameters of the run that was"
                        + " recorded"),
                message);
    }
}
