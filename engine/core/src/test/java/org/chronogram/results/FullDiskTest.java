package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.host.SmallFileSystem;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FullDiskTest {
    private static final String ADVICE = "; give another with --out DIR, or --out none to write nothing";

    @TempDir
    private Path parent;

    private static void fill(Path place) {
        try (OutputStream out = Files.newOutputStream(place.resolve("ballast"))) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (IOException full) {
            return;
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static void assertFull(Path run, Runnable use) {
        InvalidInputException error = assertThrows(InvalidInputException.class, use::run);
        String reason = error.getMessage().replace("cannot write to the run directory " + run + ": ", "");
        assertEquals("No space left on device" + ADVICE, reason.replace("IOException ", ""));
    }

    @Test
    void shouldLeaveNoDirectoryOfARunThatCannotBegin() throws Exception {
        SmallFileSystem.in(parent, 256 * 1024, place -> {
            fill(place);
            Path run = place.resolve("run");
            assertFull(run, () -> RunDirectory.named(run));
            assertFull(run, () -> RunDirectory.fresh(run));
            assertEquals(List.of("ballast"), names(place));
        });
    }

    @Test
    void shouldLeaveNoDirectoryWhereTheDiskIsFullAfterwards() throws Exception {
        SmallFileSystem.in(parent, 256 * 1024, place -> {
            Path run = place.resolve("run");
            RunDirectory directory = RunDirectory.named(run);
            Files.createDirectory(run.resolve(RunDirectory.CHECKPOINTS));
            fill(place);
            assertFull(run, () -> directory.writeInput(RunDirectory.inputOf(Map.of("model", "m"))));
            assertEquals(List.of("ballast"), names(place));
        });
    }

    /** Of the tables of a run, which may be large, those give room that do not fit, and the results stay. */
    @Test
    void shouldKeepTheResultsWhereATableDoesNotFit() throws Exception {
        SmallFileSystem.in(parent, 256 * 1024, place -> {
            Path run = place.resolve("run");
            RunDirectory directory = RunDirectory.named(run);
            SampleRun sample = new SampleRun();
            sample.lpEvents = new LpEvents(new int[100_000]);
            UnwrittenFiles unwritten = directory.writeWhatFits(sample.build());
            assertEquals(List.of("lp-events.csv"), unwritten.names());
            assertEquals("No space left on device", unwritten.reason().replace("IOException ", ""));
            assertEquals(
                    List.of("lp-events.csv"),
                    RunManifest.read(run).orElseThrow().get("unwritten"));
            assertEquals(
                    List.of("results.csv", "run.json", "step-latency.hlog"),
                    names(run).stream().sorted().toList());
        });
    }

    @Test
    void shouldGiveTheRoomOfATableToTheManifest() throws Exception {
        SmallFileSystem.in(parent, 256 * 1024, place -> {
            Path run = place.resolve("run");
            RunDirectory directory = RunDirectory.named(run);
            SampleRun sample = new SampleRun();
            sample.division = new LpDivision("", () -> "0\n".repeat(129_000), 0, 0, 0, Delays.NONE, 1, "");
            UnwrittenFiles unwritten = directory.writeWhatFits(sample.build());
            assertEquals(List.of("step-latency.hlog", "partition.txt"), unwritten.names());
            assertEquals(
                    List.of("results.csv", "run.json"),
                    names(run).stream().sorted().toList());
        });
    }

    @Test
    void shouldKeepADirectoryThatWasThereBefore() throws Exception {
        SmallFileSystem.in(parent, 256 * 1024, place -> {
            Path run = Files.createDirectory(place.resolve("run"));
            fill(place);
            assertFull(run, () -> RunDirectory.named(run));
            assertEquals(List.of(), names(run));
        });
    }
}
