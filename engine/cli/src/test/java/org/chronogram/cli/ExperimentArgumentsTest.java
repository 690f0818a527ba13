package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExperimentArgumentsTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                directory.resolve("e.toml"),
                "model = 'phold'\nend = '10'\nquiet = true\n[vary]\nlps = [8, 16]\nremote = '0.1:0.3:0.1'\n");
    }

    private List<String> expanded(String... arguments) {
        return ExperimentArguments.expanded(List.of(arguments), directory);
    }

    @Test
    void shouldPutTheContentInThePlaceOfTheFile() {
        List<String> expected = List.of(
                "sweep", "phold", "--end=10", "--quiet", "--vary=lps=8,16", "--vary=remote=0.1:0.3:0.1", "--json");
        assertEquals(expected, expanded("sweep", "--file", "e.toml", "--json"));
        assertEquals(expected, expanded("sweep", "--file=e.toml", "--json"));
    }

    @Test
    void shouldLetTheCommandLineCount() {
        assertEquals(
                List.of("sweep", "phold", "--quiet", "--vary=remote=0.1:0.3:0.1", "--end", "20", "--vary", "lps=4"),
                expanded("sweep", "--end", "20", "--file", "e.toml", "--vary", "lps=4"));
        assertEquals(
                List.of("sweep", "other", "--quiet", "--vary=lps=8,16", "--end=5", "--vary=remote=0.5"),
                expanded("sweep", "other", "--file=e.toml", "--end=5", "--vary=remote=0.5"));
    }

    @Test
    void shouldLeaveOtherCommandsAlone() {
        List<String> run = List.of("run", "phold", "--file", "e.toml");
        assertEquals(run, ExperimentArguments.expanded(run, directory));
        List<String> sweep = List.of("sweep", "phold", "--vary", "lps=8");
        assertEquals(sweep, ExperimentArguments.expanded(sweep, directory));
    }

    @Test
    void shouldMissTheNameOfTheFile() {
        assertEquals(
                "--file needs the name of a file, for example --file=experiment.toml",
                assertThrows(InvalidInputException.class, () -> expanded("sweep", "--file"))
                        .getMessage());
    }
}
