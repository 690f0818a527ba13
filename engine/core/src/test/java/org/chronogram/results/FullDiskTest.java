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
