package org.chronogram.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlannedDirectoryTest {
    @TempDir
    private Path parent;

    private static String refusal(Path path) {
        return assertThrows(InvalidInputException.class, () -> PlannedDirectory.check(path))
                .getMessage();
    }

    /** What is refused here is refused by a run in the same words, and the other way round. */
    private void assertRefusedAsByARun(Path path) {
        assertEquals(
                assertThrows(InvalidInputException.class, () -> RunDirectory.named(path))
                        .getMessage(),
                refusal(path));
    }

    @Test
    void shouldAcceptWhatCanBeMadeAndMakeNothing() {
        PlannedDirectory.check(parent);
        PlannedDirectory.check(parent.resolve("a/b"));
        assertEquals(false, Files.exists(parent.resolve("a")));
    }

    @Test
    void shouldRefuseADirectoryWithARun() throws IOException {
        Path ended = Files.createDirectory(parent.resolve("ended"));
        Files.writeString(ended.resolve("run.json"), "{}");
        assertRefusedAsByARun(ended);
        Path begun = Files.createDirectory(parent.resolve("begun"));
        Files.writeString(begun.resolve("run-input.json"), "{}");
        assertRefusedAsByARun(begun);
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        assertRefusedAsByARun(Files.writeString(parent.resolve("file"), ""));
    }
}
