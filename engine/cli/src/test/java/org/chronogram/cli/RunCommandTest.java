package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.chronogram.run.EarlyEnd;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Layout;
import org.chronogram.run.Measuring;
import org.chronogram.run.MessagingMode;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.PartitionOptions;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunCommandTest {
    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
    }

    @Test
    void shouldRunWithDefaults() {
        assertEquals(0, cli.execute("run", "phold"));
        assertEquals(
                new RunSpecification(
                        new Simulation(
                                "phold",
                                Map.of(),
                                Map.of(),
                                1,
                                0,
                                1_000_000_000_000L,
                                10_000_000,
                                Measuring.ALL,
                                EarlyEnd.NONE),
                        new ModelCode("", Map.of(), ""),
                        Layout.of(1, 1),
                        new HostOptions("127.0.0.1", "/dev/shm", "", false),
                        FaultTolerance.DEFAULT.in(directory
                                .resolve("chronogram-runs/phold-20260102-030405")
                                .toAbsolutePath()
                                .toString()),
                        Outside.NONE),
                cli.lastRun());
    }

    @Test
    void shouldDivideLpsAsWasGiven() {
        String[] words = "run phold --partition links --imbalance 0.2 --weights earlier --lp-events".split(" ");
        assertEquals(0, cli.execute(words), cli::err);
        String earlier = directory.resolve("earlier").toAbsolutePath().toString();
        assertEquals(
                new PartitionOptions("links", 0.2, earlier, true),
                cli.lastRun().layout().partition());
        assertEquals(0, cli.execute("run", "phold", "--weights", "model"), cli::err);
        assertEquals(PartitionOptions.DEFAULT, cli.lastRun().layout().partition());
    }

    @Test
    void shouldRefuseToWriteEventsOfLpsNowhere() {
        assertEquals(2, cli.execute("run", "phold", "--lp-events", "--out", "none"));
        assertEquals(
                "sim: --lp-events with --out=none: the events of the LPs are written to the run directory; give another"
                        + " --out, or leave --lp-events out" + System.lineSeparator(),
                cli.err());
    }

    @Test
    void shouldRunWithWhatWasGiven() {
        String arguments = "run phold --lps 10 --delay=constant --workers 2 --threads 3 --seed -5 --replication 4"
                + " --end 200ms --messaging thread --bind 10.0.0.1 --aeron-dir " + directory
                + " --out none --quiet --zero-delay-limit 77"
                + " --checkpoint-every 30s --worker-timeout 20s --stall-timeout never --authenticate-data --worker-jvm-options";
        String[] words = (arguments + " OPTIONS").split(" ");
        words[words.length - 1] = "-Xmx1g -Xlog:gc";
        assertEquals(0, cli.execute(words), cli::err);
        assertEquals(
                new RunSpecification(
                        new Simulation(
                                "phold",
                                Map.of("lps", "10", "delay", "constant"),
                                Map.of(),
                                -5,
                                4,
                                200_000_000,
                                77,
                                Measuring.ALL,
                                EarlyEnd.NONE),
                        new ModelCode("", Map.of(), ""),
                        new Layout(2, 3, MessagingMode.THREAD, PartitionOptions.DEFAULT, false),
                        new HostOptions("10.0.0.1", directory.toString(), "-Xmx1g -Xlog:gc", true),
                        new FaultTolerance(
                                "",
                                true,
                                30_000,
                                0,
                                20_000,
                                0,
                                FaultTolerance.AUTOMATIC,
                                false,
                                false,
                                FaultTolerance.FEWEST_KEPT),
                        Outside.NONE),
                cli.lastRun());
    }

    @ParameterizedTest
    @CsvSource({
        "'--workers 2 --threads 3', 2, 3, false",
        "--workers 3, 3, 1, false",
        "'--workers 0 --threads 2', 0, 2, false",
        "'--workers auto --threads 3', 0, 3, true",
        "--threads 2, 1, 2, false",
    })
    void shouldTakeTheLayout(String options, int workers, int threads, boolean automatic) {
        assertEquals(0, cli.execute(("run phold --lps 10 " + options).split(" ")), cli::err);
        Layout layout = cli.lastRun().layout();
        assertEquals(workers, layout.workers());
        assertEquals(threads, layout.threads());
        assertEquals(automatic, layout.automatic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers", "--threads"})
    void shouldNotGoByTheCoresOfThisHostWhereWorkersAreOnOthers(String option) {
        cli.environment.put("CHRONOGRAM_TOKEN", "0123456789abcdef0123456789abcdef");
        assertEquals(2, cli.execute("run", "phold", option, "auto", "--await-workers", "2"));
        assertEquals(
                "sim: " + option + "=auto goes by the cores of this host: give a number where workers are on others",
                cli.err().lines().findFirst().orElse(""));
    }

    @Test
    void shouldUseAllCoresWhereTheNumberOfThreadsIsAutomatic() {
        int cores = Runtime.getRuntime().availableProcessors();
        for (String options : new String[] {"--workers auto", "--threads auto", "--workers auto --threads auto"}) {
            assertEquals(0, cli.execute(("run phold --lps 10 --out none " + options).split(" ")), cli::err);
            assertEquals(cores, cli.lastRun().layout().threads(), options);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --workers 0 phold --lps 10",
                "run phold --workers 0 --lps 10",
                "run --workers=0 phold --lps=10 --quiet",
            })
    void shouldTakeOptionsBeforeAndAfterTheModel(String arguments) {
        assertEquals(0, cli.execute(arguments.split(" ")), cli::err);
        assertEquals(0, cli.lastRun().layout().workers());
        assertEquals(1, cli.lastRun().simulation().seed());
        assertEquals(Map.of("lps", "10"), cli.lastRun().simulation().parameters());
    }

    @ParameterizedTest
    @CsvSource({
        "--bind 127.0.0.1, false",
        "--bind ::1, false",
        "--bind ::1 --authenticate-data, true",
        "--bind 10.0.0.1, true",
        "--bind 10.0.0.1 --no-authenticate-data, false",
    })
    void shouldAuthenticateDataOnANetworkUnlessToldOtherwise(String options, boolean authenticates) {
        assertEquals(0, cli.execute(("run phold " + options).split(" ")), cli::err);
        assertEquals(authenticates, cli.lastRun().hostOptions().authenticatesData());
    }

    @Test
    void shouldRunThroughTheMaster() {
        cli.factory = SimulationRun::ofMaster;
        assertEquals(0, cli.execute("run", "phold", "--workers", "0", "--lps", "3", "--end", "2s"), cli::err);
        assertTrue(cli.out().startsWith("phold: 3 LPs on the sequential engine, seed 1\n"), cli.out());
        assertTrue(cli.out().matches("(?s).*simulated +2s\\R.*"), cli.out());
    }

    @Test
    void shouldShowThatTheMasterRefusesMorePartitionsThanLps() {
        cli.factory = SimulationRun::ofMaster;
        assertEquals(2, cli.execute("run", "phold", "--threads", "4", "--lps", "3"));
        assertTrue(cli.err().startsWith("sim: --workers=1 --threads=4 make 4 partitions"), cli.err());
    }
}
