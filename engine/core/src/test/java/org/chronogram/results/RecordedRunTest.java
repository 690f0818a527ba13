package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordedRunTest {
    private static final TimeBase SECONDS = new TimeBase("s", 1_000);
    private static final String REMEDY = "; give the directory of a run of this model that was made with --lp-events";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeRun() throws IOException {
        SampleRun run = new SampleRun();
        int[] events = new int[1024];
        events[1] = 17;
        events[1023] = (int) 4_000_000_000L;
        run.lpEvents = new LpEvents(events);
        run.reachedTime = "2.5";
        RunDirectory.named(directory.resolve("run")).write(run.build());
    }

    private Path file(String name) {
        return directory.resolve("run").resolve(name);
    }

    private RecordedRun read(String model, int lps) {
        return RecordedRun.read(directory.resolve("run"), "--weights=run", model, lps, SECONDS);
    }

    private String refusal(String model, int lps) {
        return assertThrows(InvalidInputException.class, () -> read(model, lps)).getMessage();
    }

    @Test
    void shouldReadWhatARunHasWritten() {
        RecordedRun run = read("phold", 1024);
        assertEquals(2_500, run.reachedTicks());
        assertEquals(0, run.lpEvents().of(0));
        assertEquals(17, run.lpEvents().of(1));
        assertEquals(4_000_000_000L, run.lpEvents().of(1023));
    }

    @Test
    void shouldRefuseARunOfAnotherModelOrSize() {
        assertEquals(
                "--weights=run: the model of that run is phold, expected network" + REMEDY, refusal("network", 1024));
        assertEquals("--weights=run: the number of LPs of that run is 1024, expected 7" + REMEDY, refusal("phold", 7));
    }

    @Test
    void shouldRefuseARunThatHasNotRecordedIt() throws IOException {
        Files.delete(file("lp-events.csv"));
        assertEquals("--weights=run: there is no lp-events.csv" + REMEDY, refusal("phold", 1024));
        Files.delete(file("run.json"));
        assertEquals("--weights=run: there is no run.json" + REMEDY, refusal("phold", 1024));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                lp,events         | lp,event        | 1    | 'lp,event'         | lp,events
                0,0               | 0,x             | 2    | '0,x'              | '0,' and a number of events from 0 to 4294967295
                1,17              | 2,17            | 3    | '2,17'             | '1,' and a number of events from 0 to 4294967295
                1023,4000000000   | 1023,4294967296 | 1025 | '1023,4294967296'  | '1023,' and a number of events from 0 to 4294967295
                1023,4000000000   |                 | 1025 | ''                 | '1023,' and a number of events from 0 to 4294967295
                """, quoteCharacter = '~')
    void shouldRefuseALineThatIsNotWhatWasWritten(String before, String after, int line, String found, String expected)
            throws IOException {
        Path file = file("lp-events.csv");
        String text = Files.readString(file);
        Files.writeString(file, text.replace(before + "\r\n", (after == null ? "" : after) + "\r\n"));
        assertEquals(
                file + " line " + line + ": found " + found + ", expected " + expected + REMEDY,
                refusal("phold", 1024));
    }

    @Test
    void shouldRefuseAFileThatIsTooShortOrTooLong() throws IOException {
        Path file = file("lp-events.csv");
        String text = Files.readString(file);
        Files.writeString(file, text + "1024,1\r\n");
        assertEquals(
                file + " line 1026: found '1024,1', expected the end of the file" + REMEDY, refusal("phold", 1024));
        Files.writeString(file, text.substring(0, text.indexOf("1,17")));
        assertEquals(
                file + " line 3: found the end of the file, expected '1,' and a number of events from 0 to 4294967295"
                        + REMEDY,
                refusal("phold", 1024));
    }

    @Test
    void shouldRefuseATimeThatTheModelDoesNotHave() throws IOException {
        Path file = file("run.json");
        Files.writeString(file, Files.readString(file).replace("\"2.5\"", "\"soon\""));
        assertEquals(file + ": reachedTime=soon, expected a time of the model" + REMEDY, refusal("phold", 1024));
    }
}
