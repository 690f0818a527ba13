package org.chronogram.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostLineTest {
    @TempDir
    private Path directory;

    private List<HostLine> read(String text) throws IOException {
        return HostLine.read("--hosts=h", Files.writeString(directory.resolve("h"), text));
    }

    private String refusal(String text) {
        return assertThrows(InvalidInputException.class, () -> read(text)).getMessage();
    }

    @Test
    void shouldReadHosts() throws IOException {
        assertEquals(
                List.of(
                        new HostLine("alpha", 4, false, "ssh alpha -- sim runner\\ "),
                        new HostLine("beta", 0, true, "srun -w beta sim runner")),
                read(
                        "# hosts\n\n alpha slots=4 -- ssh alpha -- sim runner\\ \nbeta  spare -- srun -w beta sim runner\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alpha | :1: expected NAME [slots=N] [spare] -- COMMAND",
                "alpha -- | :1: expected NAME [slots=N] [spare] -- COMMAND",
                "-- ssh alpha | :1: expected NAME [slots=N] [spare] -- COMMAND",
                "alpha slots=0 -- ssh | :1: slots=0: expected a number from 1 to 1024",
                "alpha slots=x -- ssh | :1: slots=x: expected a number from 1 to 1024",
                "alpha slot=1 -- ssh | :1: found 'slot=1', expected NAME",
                "alpha spare -- ssh | : found spare hosts alone, expected at least one host that is not spare",
                "# alpha | : found no host, expected at least one host that is not spare"
            })
    void shouldNameTheLineThatIsWrong(String line, String message) {
        assertTrue(refusal(line).startsWith("--hosts=h" + message), () -> refusal(line));
    }

    @Test
    void shouldRefuseAHostThatIsThereTwice() {
        assertEquals(
                "--hosts=h:2: host a is there twice: give it one line, with slots=N for more runs at the same time",
                refusal("a -- ssh a\na -- ssh a\n"));
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertTrue(assertThrows(InvalidInputException.class, () -> HostLine.read("--hosts=x", directory.resolve("x")))
                .getMessage()
                .startsWith("--hosts=x cannot be read ("));
    }
}
