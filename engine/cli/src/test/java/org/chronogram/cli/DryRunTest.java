package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DryRunTest {
    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
    }

    @AfterEach
    void shouldStartNothing() {
        assertEquals(List.of(), cli.runs);
    }

    private int dryRun(String... further) {
        List<String> arguments = new ArrayList<>(List.of("run", "phold", "--dry-run"));
        arguments.addAll(List.of(further));
        return cli.execute(arguments.toArray(String[]::new));
    }

    private void assertRefused(String message, String... further) {
        assertEquals(2, dryRun(further));
        assertEquals("sim: " + message, cli.err().strip());
        assertEquals("", cli.out());
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    @Test
    void shouldTellWhatTheRunWouldDoAndWriteNothing() throws IOException {
        assertEquals(0, dryRun("--workers", "2", "--end", "10s", "--lps", "1000"), cli::err);
        assertEquals("""
                phold: 1,000 LPs, seed 1: a dry run, in which nothing is started or written
                  parameters  lps=1000 remote=0.9 rate=2.0 lookahead=100ms delay=exponential trace=
                  end         10s
                  layout      2 workers x 1 thread
                  partitions  2 blocks of consecutive ids, the heaviest with 1 times the mean weight
                  window      the lookahead of the model ends it: 0.1s
                  memory      at least 40 KiB for what the engine keeps of 1,000 LPs; no event is pending at the \
                start, counted by initializing all LPs; besides it the objects of \
                the model, and 24 bytes and the payload for each further pending event; at most 18 MiB of shared memory for each worker
                  written to  DIR/chronogram-runs/phold-20260102-030405
                """.replace("DIR", directory.toString()), cli.out());
        assertEquals(List.of(), entries());
    }

    @Test
    void shouldTellOfALayoutThatIsChosenWhileTheRunGoesOn() {
        assertEquals(0, dryRun("--workers", "auto", "--threads", "3", "--out", "none"), cli::err);
        assertTrue(
                cli.out().contains("layout      chosen while it runs: at most 3 threads of one process\n"), cli.out());
        assertTrue(cli.out().contains("written to  nothing\n"), cli.out());
    }

    @Test
    void shouldTellWhenStatisticsBegin() {
        assertEquals(0, dryRun("--warm-up", "100s", "--sample-every", "10s"), cli::err);
        assertTrue(cli.out().contains("warm-up         100s\n"), cli.out());
        assertTrue(cli.out().contains("a sample every  10s\n"), cli.out());
    }

    @Test
    void shouldPrintOneJsonObject() {
        assertEquals(0, dryRun("--json", "--workers", "0", "--out", "x"), cli::err);
        String out = cli.out();
        assertTrue(out.startsWith("{\"dryRun\":true,\"model\":\"phold\",\"parameters\":{\"lps\":\"1024\""), out);
        assertTrue(out.contains("\"lookahead\":\"0.1s\""), out);
        assertTrue(
                out.endsWith(
                        "\"leastMemoryBytes\":40960,\"eventsAtStart\":{\"events\":0,\"bytes\":0,\"initializedLps\":1024},\"directory\":\""
                                + directory.resolve("x") + "\"}\n"),
                out);
    }

    @Test
    void shouldRefuseWhatARunRefuses() throws IOException {
        assertRefused("--lps=0 is out of bounds: expected at least 1", "--lps", "0");
        assertRefused(
                "--workers=2 --threads=1 make 2 partitions, but the model has only 1 LP: use fewer workers or threads",
                "--workers",
                "2",
                "--lps",
                "1");
        assertRefused(
                "the model has no lookahead, so it cannot be divided among 2 partitions: use --workers 0 --threads 1, or"
                        + " parameters that give it a lookahead",
                "--workers",
                "2",
                "--lookahead",
                "0");
        Path run = Files.createDirectory(directory.resolve("run"));
        Files.writeString(run.resolve("run.json"), "{}");
        assertRefused(
                "--out=" + run + ": there is a run in this directory already (" + run.resolve("run.json")
                        + "); give another directory, or remove it first",
                "--out",
                "run");
        assertRefused(
                "--out=" + run.resolve("run.json/x") + ": " + run.resolve("run.json")
                        + " is a file; expected a directory",
                "--out",
                "run/run.json/x");
    }

    @Test
    void shouldRefuseAnAddressThatIsNotOfThisHost() {
        assertRefused(
                "--bind=nonsense: expected the one IP address of this host at which the workers shall reach each other, as a"
                        + " number such as 10.0.0.5",
                "--bind",
                "nonsense");
        assertRefused(
                "--bind=192.0.2.1: no network interface of this host has this address: give an IP address of this host",
                "--bind",
                "192.0.2.1");
        assertEquals(0, dryRun("--bind", "127.0.0.1"), cli::err);
    }

    @Test
    void shouldNotLookAtOtherHosts() {
        assertRefused("--dry-run looks at this host only: leave out --await-workers", "--await-workers", "2");
    }

    @Test
    void shouldBeOfNoOtherCommand() {
        for (List<String> command :
                List.of(List.of("resume", "x"), List.of("verify", "phold"), List.of("chaos", "phold"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.add("--dry-run");
            assertEquals(2, cli.execute(arguments.toArray(String[]::new)));
            assertEquals(
                    "sim: '--dry-run' is an option of 'sim run' alone: leave it out",
                    cli.err().strip());
        }
    }
}
