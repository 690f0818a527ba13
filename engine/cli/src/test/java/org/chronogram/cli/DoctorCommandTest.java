package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {
    @TempDir
    private Path directory;

    private String refusal(String run) {
        TestCommandLine cli = new TestCommandLine(directory);
        assertEquals(2, cli.execute("doctor", run), cli::out);
        assertEquals("", cli.out());
        assertEquals(1, cli.err().lines().count(), cli::err);
        return cli.err().strip();
    }

    @Test
    void shouldTellOfARunThatHasEnded() {
        TestCommandLine cli = new TestCommandLine(directory);
        assertEquals(0, cli.execute("run", "phold", "--workers", "2", "--out", "run", "--quiet"), cli::err);
        assertEquals(0, cli.execute("doctor", "run"), cli::err);
        assertTrue(
                cli.out().startsWith("phold: 1,024 LPs on 2 workers x 1 thread, 1000s in 2.5 s, 4.94 M events/s\n"),
                cli.out());
        assertTrue(cli.out().contains("what to change\n"), cli.out());
    }

    @Test
    void shouldRefuseWhatIsNoRun() throws IOException {
        assertEquals(
                "sim: " + directory.resolve("none")
                        + ": there is no run.json: expected the directory of a run, as it was given with --out",
                refusal("none"));
        Path run = Files.createDirectory(directory.resolve("run"));
        Files.writeString(run.resolve("run-input.json"), "{}");
        assertEquals(
                "sim: " + run + ": there is no run.json: this run has not come to its end; go on with 'sim resume "
                        + run + "'",
                refusal("run"));
        Files.writeString(run.resolve("run.json"), "{\"model\":\"phold\"}");
        assertEquals(
                "sim: " + run.resolve("run.json")
                        + " has no field version: it was written by another version of Chronogram, or by another program;"
                        + " run the model again",
                refusal("run"));
        Files.writeString(run.resolve("run.json"), "no JSON");
        assertTrue(refusal("run").contains("run.json is damaged: "));
    }
}
