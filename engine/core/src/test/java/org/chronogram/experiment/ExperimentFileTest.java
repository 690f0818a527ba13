package org.chronogram.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExperimentFileTest {
    @TempDir
    private Path directory;

    private ExperimentFile file(String... lines) throws IOException {
        return ExperimentFile.read(Files.write(directory.resolve("a.toml"), List.of(lines)));
    }

    @Test
    void shouldGiveOptionsAsOnTheCommandLine() throws IOException {
        ExperimentFile file = file(
                "model = 'queueing'   # the M/M/1 queue",
                "replications = 20",
                "end = '100s'",
                "quiet = true",
                "json = false",
                "show = ['sojourn', 'customers']",
                "[vary]",
                "utilisation = '0.1:0.9:0.1'",
                "stations = [1, 10]",
                "[parameters]",
                "service = '10ms'",
                "share = 0.3");
        assertEquals("queueing", file.model());
        assertEquals(
                List.of(
                        "--replications=20",
                        "--end=100s",
                        "--quiet",
                        "--show=sojourn,customers",
                        "--vary=utilisation=0.1:0.9:0.1",
                        "--vary=stations=1,10",
                        "--service=10ms",
                        "--share=0.3"),
                file.arguments());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vary = 3 | vary is 3, expected a table [vary] of parameters and their values",
                "end = { s = 3 } | end is {\"s\":3}, expected a text, a number, true or false",
                "vary = { a = [[1]] } | vary.a is [1], expected a text, a number, true or false",
                "parameters = { a = [1] } | parameters.a is [1], expected a text, a number, true or false"
            })
    void shouldRefuseWhatNoOptionCanHave(String line, String reason) throws IOException {
        ExperimentFile file = file(line);
        String message =
                assertThrows(InvalidInputException.class, file::arguments).getMessage();
        assertEquals(directory.resolve("a.toml") + ": " + reason, message);
    }

    @Test
    void shouldRefuseWhatIsNoToml() {
        String message = assertThrows(InvalidInputException.class, () -> file("model = 'queueing'", "end 100s"))
                .getMessage();
        assertEquals(1, message.lines().count());
        assertEquals(directory.resolve("a.toml") + ", line 2", message.substring(0, message.indexOf(": ")));
    }

    @Test
    void shouldRefuseAFileWithoutAModel() throws IOException {
        ExperimentFile file = file("end = '100s'");
        assertEquals(
                directory.resolve("a.toml") + " does not name the model: expected model = \"NAME\" at its beginning",
                assertThrows(InvalidInputException.class, file::model).getMessage());
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertEquals(
                "there is no file " + directory.resolve("b.toml") + ": expected a description of an experiment in TOML",
                assertThrows(InvalidInputException.class, () -> ExperimentFile.read(directory.resolve("b.toml")))
                        .getMessage());
    }
}
