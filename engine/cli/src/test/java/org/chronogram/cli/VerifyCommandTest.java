package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.results.CheckEntry;
import org.chronogram.results.ResultEntry;
import org.chronogram.results.RunResult;
import org.chronogram.run.RunSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {
    @TempDir
    private Path directory;

    private TestCommandLine cli;

    @BeforeEach
    void openSession() {
        cli = new TestCommandLine(directory);
    }

    private int verify(String arguments) {
        return cli.execute(("verify phold --aeron-dir " + directory + " " + arguments).split(" "));
    }

    private static RunResult wrongOnTwoThreads(RunSpecification specification) {
        SampleRun run = TestCommandLine.sample(specification);
        if (specification.layout().threads() == 2) {
            run.results.set(0, new ResultEntry("visits", "events", Map.of("value", 7L)));
        }
        return run.build();
    }

    @Test
    void shouldCompareAllCombinationsWithTheSequentialEngine() {
        assertEquals(0, verify("--seed 3 --lps 8"), cli::err);
        List<String> ran = cli.runs.stream()
                .map(run -> run.layout().workers() + "x" + run.layout().threads() + " seed "
                        + run.simulation().seed() + " " + run.simulation().parameters())
                .toList();
        assertEquals(9, ran.size());
        assertEquals("0x1 seed 3 {lps=8}", ran.get(0));
        assertEquals("1x1 seed 3 {lps=8}", ran.get(1));
        assertEquals("4x2 seed 3 {lps=8}", ran.get(8));
        assertTrue(
                cli.out()
                        .endsWith("same result on 8 combinations as on the sequential engine" + System.lineSeparator()),
                cli.out());
        assertFalse(Files.exists(directory.resolve("chronogram-runs")));
    }

    @Test
    void shouldPrintALineForEveryCombination() {
        assertEquals(0, verify("--workers 1,4 --threads 1 --lps 2"), cli::err);
        assertEquals("""
                phold: 1,024 LPs, seed 7, up to 1000s
                  the sequential engine    ref   digest 0123456789abcdef  12,345,678 events  4.94 M events/s
                  1 worker x 1 thread      ok    digest 0123456789abcdef  12,345,678 events  4.94 M events/s
                  4 workers x 1 thread     skipped: 4 partitions are more than 2 LPs
                same result on 1 combination as on the sequential engine; 1 skipped
                """, cli.out().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void shouldSayWhatDiffers() {
        cli.simulation = VerifyCommandTest::wrongOnTwoThreads;
        assertEquals(3, verify("--workers 1,2"), cli::err);
        assertTrue(cli.out().contains("result visits (value): expected 12345678 events, found 7 events"), cli.out());
        assertTrue(cli.out().contains("2 combinations of 4 gave another result than the sequential engine"), cli.out());
    }

    @Test
    void shouldRunModelWithoutLookaheadOnOnePartitionOnly() {
        assertEquals(0, verify("--lookahead 0"), cli::err);
        assertEquals(2, cli.runs.size());
        assertTrue(
                cli.out()
                        .contains(
                                "2 workers x 1 thread     skipped: its lookahead is 0 and it declares no links, so it runs on one"),
                cli.out());
    }

    @Test
    void shouldGiveOneJsonObject() throws Exception {
        cli.simulation = VerifyCommandTest::wrongOnTwoThreads;
        assertEquals(3, verify("--workers 1,9 --lps 4 --json"));
        assertEquals(1, cli.out().lines().count());
        JsonNode object = new JsonMapper().readTree(cli.out());
        assertFalse(object.get("same").asBoolean());
        assertEquals("0123456789abcdef", object.get("reference").get("digest").asText());
        JsonNode combinations = object.get("combinations");
        assertEquals("ok", combinations.get(0).get("status").asText());
        assertEquals("skipped", combinations.get(1).get("status").asText());
        assertEquals(
                "{\"what\":\"result visits (value)\",\"expected\":\"12345678 events\",\"found\":\"7 events\"}",
                combinations.get(2).get("difference").toString());
    }

    @Test
    void shouldNotCompareWithARunThatWasStopped() {
        cli.simulation = specification -> {
            SampleRun run = TestCommandLine.sample(specification);
            run.stopped = specification.layout().workers() == 2;
            return run.build();
        };
        assertEquals(1, verify("--threads 1"));
        assertEquals(3, cli.runs.size());
        assertTrue(cli.out().contains("stopped: same result on 1 combination as on the sequential engine"), cli.out());
    }

    @Test
    void shouldFailWhenACheckFailsEverywhere() {
        cli.simulation = specification -> {
            SampleRun run = TestCommandLine.sample(specification);
            run.checks.add(new CheckEntry("little", false, "found 1, expected 2"));
            return run.build();
        };
        assertEquals(1, verify("--workers 1"));
        assertEquals("sim: check 'little' failed: found 1, expected 2" + System.lineSeparator(), cli.err());
    }

    private int verifyCheckpoints(String arguments) {
        cli.factory = SimulationRun::ofMaster;
        return verify("--checkpoint --quiet --end 10 --lps 8 " + arguments);
    }

    @Test
    void shouldSayThatARunFromCheckpointsGivesTheSame() {
        assertEquals(0, verifyCheckpoints(""), cli::err);
        assertTrue(cli.out().contains("  1 checkpoint             ok    digest "), cli.out());
        assertTrue(
                cli.out()
                        .endsWith("same result when the run goes on from 1 checkpoint as without"
                                + System.lineSeparator()),
                cli.out());
    }

    @Test
    void shouldNoticeThatASecondRunInTheSameProcessDiffers() {
        assertEquals(3, verify("--checkpoint --quiet --end 10 --lps 8"), cli::err);
        assertTrue(cli.out().contains("reachedTime: expected 1000s, found 10s"), cli.out());
        assertTrue(cli.out().contains("the model keeps state outside of its LPs"), cli.out());
    }

    @Test
    void shouldGiveOneJsonObjectAboutCheckpoints() throws Exception {
        assertEquals(0, verifyCheckpoints("--json"), cli::err);
        JsonNode object = new JsonMapper().readTree(cli.out());
        assertTrue(object.get("same").asBoolean());
        assertEquals(1, object.get("checkpoints").asInt());
        assertEquals(
                object.get("reference").get("digest"), object.get("restored").get("digest"));
    }

    @Test
    void shouldRefuseWorkersBesideCheckpoints() {
        assertEquals(2, verifyCheckpoints("--workers 2"));
        assertTrue(cli.err().contains("leave out --workers and --threads"), cli.err());
    }
}
