package org.chronogram.realtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.chronogram.kernel.OutsideEvent;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordedEventsTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("external-events.csv");
    }

    private static void add(EventRecording recording, long ticks) {
        recording.add(new OutsideEvent(ticks, recording.nextSequence(), 3, 4, new byte[] {1, -1}));
        recording.flush();
    }

    private static List<Long> times(List<OutsideEvent> events) {
        return events.stream().map(OutsideEvent::ticks).toList();
    }

    @Test
    void shouldReadWhatWasWritten() {
        try (EventRecording recording = EventRecording.create(file)) {
            add(recording, 5);
            add(recording, Long.MAX_VALUE - 1);
        }
        List<OutsideEvent> events = RecordedEvents.read(file).all();
        assertEquals(List.of(5L, Long.MAX_VALUE - 1), times(events));
        OutsideEvent last = events.get(1);
        assertEquals(1, last.sequence());
        assertEquals(3, last.target());
        assertEquals(4, last.type());
        assertArrayEquals(new byte[] {1, -1}, last.payload());
    }

    @Test
    void shouldTellWhichEventsACheckpointLacks() {
        try (EventRecording recording = EventRecording.create(file)) {
            add(recording, 5);
            recording.checkpoint(10);
            add(recording, 6);
            recording.checkpoint(20);
            add(recording, 7);
        }
        RecordedEvents recorded = RecordedEvents.read(file);
        assertEquals(List.of(6L, 7L), times(recorded.after(10)));
        assertEquals(List.of(7L), times(recorded.after(20)));
        String message = assertThrows(InvalidInputException.class, () -> recorded.after(15))
                .getMessage();
        assertTrue(message.contains("has no line 'checkpoint,15'"), message);
    }

    /** The run went back to a checkpoint and then wrote one of the same step as before: it has what came in between. */
    @Test
    void shouldGoByTheLastOfTwoCheckpointsOfAStep() {
        try (EventRecording recording = EventRecording.create(file)) {
            recording.checkpoint(20);
            add(recording, 5);
            recording.checkpoint(20);
            add(recording, 6);
        }
        assertEquals(List.of(6L), times(RecordedEvents.read(file).after(20)));
    }

    @Test
    void shouldGoOnAfterALineThatWasCutOff() throws IOException {
        try (EventRecording recording = EventRecording.create(file)) {
            add(recording, 5);
        }
        Files.writeString(file, "1,6,3", StandardOpenOption.APPEND);
        assertEquals(List.of(5L), times(RecordedEvents.read(file).all()));
        try (EventRecording recording = EventRecording.goOn(file)) {
            add(recording, 8);
        }
        assertEquals(List.of(5L, 8L), times(RecordedEvents.read(file).all()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,5,0,0,",
                "0,-5,0,0,",
                "0,5,0,0,1",
                "0,5,0,65536,",
                "0,9999999999999999999,0,0,",
                "0,5,4000000000,0,",
                "0,5,0",
                "checkpoint,x",
                "x"
            })
    void shouldRefuseDamage(String line) throws IOException {
        Files.writeString(file, RecordedEvents.HEADER + "\n" + line + "\n");
        String message = assertThrows(InvalidInputException.class, () -> RecordedEvents.read(file))
                .getMessage();
        assertTrue(message.contains(" line 2: found '" + line + "', expected "), message);
    }

    @Test
    void shouldRefuseAnotherFile() throws IOException {
        Files.writeString(file, "lp,events\n");
        String message = assertThrows(InvalidInputException.class, () -> RecordedEvents.read(file))
                .getMessage();
        assertTrue(message.contains(" line 1: found 'lp,events', expected '"), message);
    }
}
