package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.RunResult;
import org.chronogram.run.RunSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run prints and writes. */
final class RunCommandOutputTest {
    private static final String DEFAULT_DIRECTORY = "chronogram-runs/phold-20260102-030405";

    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
    }

    private static RunResult stopped(RunSpecification specification) {
        SampleRun run = TestCommandLine.sample(specification);
        run.stopped = true;
        run.reachedTime = "420s";
        return run.build();
    }

    @Test
    void shouldPrintSummary() {
        assertEquals(0, cli.execute("run", "phold", "--workers", "0", "--out", "a"));
        assertTrue(cli.out().startsWith("phold: 1,024 LPs on the sequential engine, seed 7\n"), cli.out());
        assertTrue(cli.out().contains("written to    " + directory.resolve("a")), cli.out());
        assertEquals("", cli.err());
    }

    @Test
    void shouldPrintOneJsonObjectThatIsAlsoInTheDirectory() throws IOException {
        assertEquals(0, cli.execute("run", "phold", "--json"));
        assertEquals(1, cli.out().lines().count());
        JsonNode printed = new JsonMapper().readTree(cli.out());
        assertEquals("0123456789abcdef", printed.get("digest").asText());
        Path file = directory.resolve(DEFAULT_DIRECTORY).resolve("run.json");
        assertEquals(printed, new JsonMapper().readTree(file.toFile()));
    }

    @Test
    void shouldGiveEveryRunADirectoryOfItsOwn() {
        cli.execute("run", "phold");
        cli.execute("run", "phold");
        assertTrue(Files.exists(directory.resolve(DEFAULT_DIRECTORY).resolve("run.json")));
        assertTrue(Files.exists(directory.resolve(DEFAULT_DIRECTORY + "-2").resolve("results.csv")));
    }

    @Test
    void shouldWriteNothingWhenToldSo() {
        assertEquals(0, cli.execute("run", "phold", "--out", "none"));
        assertFalse(Files.exists(directory.resolve("chronogram-runs")));
        assertFalse(cli.out().contains("written to"), cli.out());
    }

    @Test
    void shouldShowResultsThatCouldNotBeWritten() {
        cli.simulation = specification -> {
            deleteIn("a");
            return TestCommandLine.sample(specification).build();
        };
        assertEquals(1, cli.execute("run", "phold", "--out", "a"));
        assertTrue(cli.out().contains("digest        0123456789abcdef"), cli.out());
        assertFalse(cli.out().contains("written to"), cli.out());
        assertTrue(
                cli.err()
                        .startsWith("sim: the results could not be written to " + directory.resolve("a")
                                + ": no such file"),
                cli.err());
        assertTrue(cli.err().endsWith("; they are on standard output only" + System.lineSeparator()));
    }

    @Test
    void shouldKeepTheResultsWhereATableCannotBeWritten() throws IOException {
        cli.simulation = specification -> {
            standInTheWay("a");
            return TestCommandLine.sample(specification).build();
        };
        assertEquals(1, cli.execute("run", "phold", "--out", "a"));
        assertTrue(cli.out().contains("written to    " + directory.resolve("a")), cli.out());
        assertEquals(
                "sim: step-latency.hlog could not be written to " + directory.resolve("a")
                        + ": it was replaced; its other files are there; make room there, and 'sim resume "
                        + directory.resolve("a") + "' repeats the run and writes them" + System.lineSeparator(),
                cli.err().replaceFirst("hlog could(.*?): [^;]*;", "hlog could$1: it was replaced;"));
        assertTrue(Files.readString(directory.resolve("a/run.json")).contains("\"unwritten\""));
    }

    /** A folder with something in it, which no file can replace. */
    private void standInTheWay(String name) {
        try {
            Files.createDirectories(directory.resolve(name).resolve("step-latency.hlog/x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteIn(String name) {
        try {
            Files.delete(directory.resolve(name).resolve("run-input.json"));
            Files.delete(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldFailWhenACheckFails() {
        cli.simulation = specification -> {
            SampleRun run = TestCommandLine.sample(specification);
            run.checks.add(new CheckEntry("little", false, "found 1.5, expected 1.0 +/- 0.1"));
            return run.build();
        };
        assertEquals(1, cli.execute("run", "phold"));
        assertEquals("sim: check 'little' failed: found 1.5, expected 1.0 +/- 0.1" + System.lineSeparator(), cli.err());
        assertTrue(cli.out().contains("little      FAILED: found 1.5, expected 1.0 +/- 0.1"), cli.out());
    }

    @Test
    void shouldTellWhereAStoppedRunCameTo() throws IOException {
        cli.simulation = RunCommandOutputTest::stopped;
        assertEquals(130, cli.execute("run", "phold", "--out", "a"));
        assertTrue(cli.out().contains("simulated     stopped at 420s of 1000s"), cli.out());
        assertTrue(cli.out().contains("to go on      sim resume " + directory.resolve("a")), cli.out());
        JsonNode written =
                new JsonMapper().readTree(directory.resolve("a/run.json").toFile());
        assertTrue(written.get("stopped").asBoolean());
        assertEquals("420s", written.get("reachedTime").asText());
    }

    @Test
    void shouldSayThatAStoppedRunWithoutDirectoryCannotGoOn() {
        cli.simulation = RunCommandOutputTest::stopped;
        assertEquals(130, cli.execute("run", "phold", "--out", "none"));
        assertTrue(cli.out().contains("to go on      from the start only: nothing was kept"), cli.out());
    }
}
