package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.results.DigestTable;
import org.chronogram.results.ResultEntry;
import org.chronogram.results.RunDescription;
import org.chronogram.results.RunResult;
import org.chronogram.run.EngineVersion;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SweepCommandTest {
    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
        cli.simulation = specification ->
                result(specification, specification.simulation().replication());
    }

    /** Returns a run whose result is the number of LPs and a bit more in each replication. */
    static RunResult result(RunSpecification specification, double more) {
        Map<String, String> parameters = specification.simulation().parameters();
        double lps = Double.parseDouble(parameters.get("lps"));
        SampleRun sample = TestCommandLine.sample(specification);
        sample.results.add(new ResultEntry("wait", "s", Map.of("value", lps + more)));
        RunResult built = sample.build();
        RunDescription run = new RunDescription(
                "phold",
                parameters,
                Map.of(),
                Map.of(),
                EngineVersion.text(),
                specification.simulation().seed(),
                specification.simulation().replication(),
                "10s",
                "",
                "");
        return new RunResult(
                run,
                built.reached(),
                built.execution(),
                built.results(),
                built.checks(),
                built.series(),
                built.notes(),
                DigestTable.NONE,
                List.of());
    }

    private int sweep(String arguments) {
        return cli.execute(("sweep phold --out sweep --jobs 1 " + arguments).split(" "));
    }

    private static final String TWO_BY_TWO = "--vary lps=10:20:10 --vary rate=1,2 --replications 3";

    @Test
    void shouldPrintAndWriteEstimates() throws IOException {
        assertEquals(0, sweep(TWO_BY_TWO + " --show wait,visits"), cli::err);
        assertEquals(
                List.of(
                        "phold: 4 combinations, seed 1, up to 1000s",
                        "  lps  rate  wait [s]      visits [events]",
                        "  10   1     11.0 +/- 2.5  12,345,678",
                        "  10   2     11.0 +/- 2.5  12,345,678",
                        "  20   1     21.0 +/- 2.5  12,345,678",
                        "  20   2     21.0 +/- 2.5  12,345,678",
                        "intervals   95 % Student t over 3 independent replications of each combination",
                        "written to  " + directory.resolve("sweep")),
                cli.out().lines().toList());
        assertEquals("", cli.err());
        assertTrue(Files.exists(directory.resolve("sweep/runs/0011/run.json")));
        assertTrue(Files.exists(directory.resolve("sweep/results.sqlite")));
        assertEquals(
                List.of("lps", "rate", "result", "unit", "n", "mean", "halfWidth"),
                List.of(Files.readAllLines(directory.resolve("sweep/summary.csv"))
                                .get(0)
                                .split(","))
                        .subList(0, 7));
    }

    @Test
    void shouldUseTheSameRandomNumbersAtEachPoint() {
        assertEquals(0, sweep("--vary lps=10,20 --replications 2 --seed 5"), cli::err);
        assertEquals(
                List.of("10 5 0", "20 5 0", "10 5 1", "20 5 1"),
                cli.runs.stream()
                        .map(run -> run.simulation().parameters().get("lps") + " "
                                + run.simulation().seed() + " "
                                + run.simulation().replication())
                        .toList());
        assertTrue(cli.runs.stream()
                .allMatch(run ->
                        run.layout().workers() == 0 && !run.faultTolerance().checkpoints()));
    }

    @Test
    void shouldGoOnWithTheSameCommand() {
        assertEquals(0, sweep(TWO_BY_TWO));
        String first = cli.out();
        cli.runs.clear();
        assertEquals(0, sweep(TWO_BY_TWO));
        assertEquals(first, cli.out());
        assertEquals(List.of(), cli.runs);
        assertEquals(2, sweep(TWO_BY_TWO + " --seed 2"));
        assertEquals(
                "sim: --out=" + directory.resolve("sweep")
                        + ": there is another experiment in this directory: its seed is 1, here 2; give another"
                        + " directory, or the same values",
                cli.err().strip());
    }

    @Test
    void shouldShowATableOfADirectory() {
        assertEquals(0, sweep(TWO_BY_TWO));
        assertEquals(0, cli.execute("results", "sweep", "--table", "wait~lps"), cli::err);
        assertEquals(
                List.of(
                        "  lps  wait [s] at rate=1  wait [s] at rate=2",
                        "  10   11.0 +/- 2.5        11.0 +/- 2.5",
                        "  20   21.0 +/- 2.5        21.0 +/- 2.5"),
                cli.out().lines().toList().subList(1, 4));
    }

    @Test
    void shouldRefuseATableOfWhatIsNotThere() {
        assertEquals(0, sweep(TWO_BY_TWO));
        assertNoTable("wait", "expected RESULT~PARAMETER");
        assertNoTable("wiat~lps", "the runs have no result 'wiat'; did you mean wait?");
        assertNoTable("wait~lp", "'lp' was not varied; did you mean lps?");
    }

    private void assertNoTable(String table, String message) {
        assertEquals(2, cli.execute("results", "sweep", "--table", table));
        assertTrue(cli.err().startsWith("sim: --table=" + table + ": " + message), cli.err());
    }

    @Test
    void shouldListFailedRunsAndShowTheOthers() {
        cli.simulation = specification -> {
            if (specification.simulation().replication() == 1) {
                throw new RunFailedException("LP 3 sent too early", "");
            }
            return result(specification, 0);
        };
        assertEquals(1, sweep("--vary lps=10,20 --replications 3 --show wait"));
        assertTrue(cli.out().contains("  10   10"), cli.out());
        assertEquals(
                List.of(
                        "sim: 2 of 6 runs failed and count for nothing above; the same command does again those without"
                                + " results:",
                        "  lps=10, replication 1: LP 3 sent too early",
                        "  lps=20, replication 1: LP 3 sent too early"),
                cli.err().lines().toList());
    }

    @Test
    void shouldSayWhereThePrecisionIsNotReached() {
        assertEquals(1, sweep("--vary lps=10,1000 --replications 3 --until wait:5% --most-replications 6"));
        assertTrue(
                cli.err()
                        .contains("sim: the precision of --until is not reached at 1 combination: lps=10; give a larger"
                                + " --most-replications, a longer --end or a larger percentage"),
                cli.err());
    }

    @Test
    void shouldGoOnAfterAStop() {
        cli.simulation = specification -> {
            cli.stopSwitch.stop();
            return result(specification, 0);
        };
        assertEquals(130, sweep("--vary lps=10,20 --replications 3"));
        assertEquals(
                "sim: stopped after 1 of 6 runs; what is done is kept in " + directory.resolve("sweep")
                        + ": the same command goes on with the sweep",
                cli.err().strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--vary lsp=1,2 | --vary lsp: model phold has no parameter 'lsp'; did you mean lps?",
                "--vary lps=0,1 | combination lps=0: --lps=0 is out of bounds: expected",
                "--vary lps=1,2 --lps 3 | --lps=3: this parameter is varied too: expected either one value or",
                "--vary lps=1,2 --jobs 0 | --jobs=0 is out of bounds: expected at least 1",
                "--vary lps=1,2 --jobs 2 --hosts h | --jobs is for runs on this host: leave it out, and say with slots=N",
                "--vary lps=1,2 --hosts h | --hosts=h cannot be read (",
                "--vary lps=1,2 --replications 0 | --replications=0 is out of bounds: expected at least 1",
                "--vary lps=1,2 --until delay | --until=delay: expected a result and a percentage",
                "--vary lps=1,2 --end 0 | --end=0: end time before start",
            })
    void shouldRefuseBadInputBeforeAnyRun(String arguments, String message) {
        assertEquals(2, cli.execute(("sweep phold --out sweep " + arguments).split(" ")));
        assertTrue(cli.err().startsWith("sim: " + message), cli.err());
        assertEquals(List.of(), cli.runs);
        assertFalse(Files.exists(directory.resolve("sweep")));
    }

    /** The command says what is wrong with a host, as ssh does. */
    @Test
    void shouldRefuseAHostThatCannotBeUsedBeforeAnyRun() throws IOException {
        Files.writeString(directory.resolve("h"), "alpha -- echo 'no route to host' >&2; exit 255\n");
        assertEquals(2, cli.execute("sweep", "phold", "--out", "sweep", "--vary", "lps=1,2", "--hosts", "h"));
        assertEquals(
                "sim: host alpha cannot be used: the runner there has ended, exit code 255: no route to host",
                cli.err().strip());
        assertEquals(List.of(), cli.runs);
    }

    @Test
    void shouldAskForADirectory() {
        assertEquals(2, cli.execute("sweep", "phold", "--vary", "lps=1,2"));
        assertTrue(cli.err().startsWith("sim: --out is missing: expected --out DIR"), cli.err());
        assertEquals(2, cli.execute("sweep", "phold", "--vary", "lps=1,2", "--out", "none"));
        assertTrue(cli.err().startsWith("sim: --out is none: expected --out DIR"), cli.err());
    }

    @Test
    void shouldBeginNoRunWhenStoppedBefore() {
        cli.stopSwitch.stop();
        assertEquals(130, sweep("--vary lps=10,20"));
        assertEquals(List.of(), cli.runs);
    }

    @Test
    void shouldSayThatNoRunHasEnded() {
        cli.simulation = specification -> {
            throw new IllegalStateException("oops");
        };
        assertEquals(1, sweep("--vary lps=10 --replications 2"));
        assertTrue(
                cli.out().contains("intervals   none: they need at least 2 replications, and there is 0"), cli.out());
        assertTrue(
                cli.err().contains("  lps=10, replication 1: internal error: java.lang.IllegalStateException: oops"));
        assertEquals(2, cli.execute("results", "sweep", "--table", "wait~lps"));
        assertTrue(cli.err().startsWith("sim: --table=wait~lps: no run has ended with results yet"), cli.err());
    }
}
