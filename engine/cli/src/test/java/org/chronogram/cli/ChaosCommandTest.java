package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.Recovery;
import org.chronogram.results.ResultEntry;
import org.chronogram.results.RunResult;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.RunSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChaosCommandTest {
    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
    }

    private int chaos(String arguments) {
        return cli.execute(("chaos phold --aeron-dir " + directory + " " + arguments).split(" "));
    }

    /** The second disturbed run, which is the third of all, goes wrong. */
    private RunResult wrongInTheEnd(RunSpecification specification) {
        SampleRun run = TestCommandLine.sample(specification);
        if (cli.runs.size() == 3) {
            run.results.set(0, new ResultEntry("visits", "events", Map.of("value", 7L)));
        }
        return run.build();
    }

    private RunResult recovered(RunSpecification specification) {
        SampleRun run = TestCommandLine.sample(specification);
        if (cli.runs.size() > 1) {
            run.recoveries.add(new Recovery(1, 1, "was killed", 5, "2s", "1s", 0.5, 100, Recovery.ROLLBACK));
        }
        return run.build();
    }

    @Test
    void shouldPrintALineForEveryRun() {
        cli.simulation = this::recovered;
        assertEquals(0, chaos("--workers 3 --threads 2 --runs 2"), cli::err);
        assertEquals("""
                phold: 1,024 LPs, seed 7, up to 1000s, on 3 workers x 2 threads
                  undisturbed  ref   digest 0123456789abcdef  12,345,678 events  4.94 M events/s
                  run 1        ok    digest 0123456789abcdef  12,345,678 events  4.94 M events/s  recoveries 1 (faults: kill 0, stop 0, loss 0, disk 0)
                  run 2        ok    digest 0123456789abcdef  12,345,678 events  4.94 M events/s  recoveries 1 (faults: kill 0, stop 0, loss 0, disk 0)
                same result in 2 disturbed runs as in the undisturbed run
                """, cli.out().replace(System.lineSeparator(), "\n"));
        assertFalse(Files.exists(directory.resolve("chronogram-runs")));
    }

    @Test
    void shouldRunWithWhatWasGiven() {
        assertEquals(
                0, chaos("--lps 8 --workers 3 --seed 5 --faults kill,stop --checkpoint-every 2s --worker-timeout 4s"));
        assertEquals(2, cli.runs.size());
        assertEquals(cli.runs.get(0), cli.runs.get(1));
        assertEquals(3, cli.lastRun().layout().workers());
        assertEquals(5, cli.lastRun().simulation().seed());
        assertEquals(Map.of("lps", "8"), cli.lastRun().simulation().parameters());
        assertEquals(
                new FaultTolerance(
                        "",
                        true,
                        2_000,
                        0,
                        4_000,
                        600_000,
                        FaultTolerance.AUTOMATIC,
                        false,
                        false,
                        FaultTolerance.FEWEST_KEPT),
                cli.lastRun().faultTolerance());
    }

    @Test
    void shouldLetDisturbedWorkersLookForWhatLasts() {
        assertEquals(0, chaos("--worker-jvm-options -Xint --chaos-seed 8 --faults loss,disk --faults-per-minute 30"));
        assertEquals("-Xint", cli.runs.get(0).hostOptions().workerJvmOptions());
        String options = cli.runs.get(1).hostOptions().workerJvmOptions();
        assertTrue(options.startsWith("-Xint -Dchronogram.link.while=file:"), options);
        assertTrue(options.contains(" -Dchronogram.link.seed=8 "), options);
        String file = options.substring(options.lastIndexOf('=') + 1);
        assertFalse(Files.exists(Path.of(URI.create(file)).getParent()), options);
    }

    @Test
    void shouldGuardRunsWithShortTimes() {
        assertEquals(0, chaos(""));
        assertEquals(
                new FaultTolerance(
                        "",
                        true,
                        500,
                        0,
                        2_000,
                        600_000,
                        FaultTolerance.AUTOMATIC,
                        false,
                        false,
                        FaultTolerance.FEWEST_KEPT),
                cli.lastRun().faultTolerance());
    }

    @Test
    void shouldSayWhatDiffers() {
        cli.simulation = this::wrongInTheEnd;
        assertEquals(3, chaos("--runs 3"), cli::err);
        assertTrue(cli.out().contains("result visits (value): expected 12345678 events, found 7 events"), cli.out());
        assertTrue(cli.out().contains("1 run of 3 gave another result than the undisturbed run"), cli.out());
    }

    @Test
    void shouldGiveOneJsonObject() throws Exception {
        cli.simulation = this::wrongInTheEnd;
        assertEquals(3, chaos("--runs 2 --json"));
        assertEquals(1, cli.out().lines().count());
        JsonNode object = new JsonMapper().readTree(cli.out());
        assertFalse(object.get("same").asBoolean());
        assertEquals("0123456789abcdef", object.get("reference").get("digest").asText());
        assertEquals("ok", object.get("runs").get(0).get("status").asText());
        assertEquals(0, object.get("runs").get(0).get("recoveries").asInt());
        assertEquals(
                "{\"kill\":0,\"stop\":0,\"loss\":0,\"disk\":0}",
                object.get("runs").get(0).get("faults").toString());
        assertEquals(
                "7 events", object.get("runs").get(1).at("/difference/found").asText());
    }

    @Test
    void shouldEndWithARunThatWasStopped() {
        cli.simulation = specification -> {
            SampleRun run = TestCommandLine.sample(specification);
            run.stopped = cli.runs.size() == 2;
            return run.build();
        };
        assertEquals(1, chaos("--runs 3"));
        assertEquals(2, cli.runs.size());
        assertTrue(cli.out().contains("stopped: same result in 0 disturbed runs"), cli.out());
    }

    @Test
    void shouldFailWhenACheckFailsEverywhere() {
        cli.simulation = specification -> {
            SampleRun run = TestCommandLine.sample(specification);
            run.checks.add(new CheckEntry("little", false, "found 1, expected 2"));
            return run.build();
        };
        assertEquals(1, chaos(""));
        assertEquals("sim: check 'little' failed: found 1, expected 2" + System.lineSeparator(), cli.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--workers 0 | --workers=0 is out of bounds: expected at least 1 worker",
                "--runs 0 | --runs=0 is out of bounds: expected at least 1",
                "--faults kill,burn | --faults=kill,burn: 'burn' is none of the faults kill, stop, loss, disk",
                "--fault-every 1s --faults-per-minute 3 | --fault-every=1s and --faults-per-minute=3 both set the rate of"
                        + " faults: give one of them",
                "--faults-per-minute 0 | --faults-per-minute=0 is out of bounds: expected 1 to 60000",
                "--fault-every 0s | --fault-every=0s is too short: expected at least 1ms",
                "--worker-timeout 10ms | --worker-timeout=10ms is too short: expected at least 1000ms",
            })
    void shouldRefuse(String arguments, String message) {
        assertEquals(2, chaos(arguments));
        assertEquals("sim: " + message + System.lineSeparator(), cli.err());
        assertEquals(List.of(), cli.runs);
    }
}
