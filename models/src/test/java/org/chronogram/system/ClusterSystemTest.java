package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs whose workers are started by host agents; all hosts are this one. */
class ClusterSystemTest {
    private static final String SHORT = "phold --lps 64 --remote 0.5 --end 10";
    private static final String LONG = "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 100";
    private static final String PACED = " --pause 30";
    private static final String ENDLESS = "phold --lps 64 --end 1000000000";
    private static final int BAD_INPUT = 2;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private int port;

    @BeforeEach
    void prepare() throws IOException {
        bench.giveToken().pacedModels();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    private SimProcess startMaster(String arguments, int hosts) {
        return bench.startRun(arguments + " --messaging inline --port " + port + " --await-workers " + hosts);
    }

    private SimProcess startAgent(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--master", "127.0.0.1:" + port, "--name", name));
        arguments.addAll(List.of(more));
        return bench.startAgent(arguments);
    }

    @Test
    void shouldGiveTheResultOfTheSequentialEngine() {
        SimProcess run = startMaster(SHORT + " --workers 3 --threads 2", 2);
        SimProcess first = startAgent("first", "--slots", "2");
        SimProcess second = startAgent("second");
        assertEquals(bench.undisturbed(SHORT), run.await().facts());
        assertEquals(0, first.await().exitCode());
        assertEquals(0, second.await().exitCode());
    }

    @Test
    void shouldServeAllRunsOfAVerification() {
        SimProcess run =
                bench.start("verify " + SHORT + " --threads 1,2 --json --quiet --port " + port + " --await-workers 2");
        SimProcess first = startAgent("first");
        SimProcess second = startAgent("second");
        SimOutcome outcome = run.await();
        assertEquals(0, outcome.exitCode(), outcome::toString);
        JsonNode runs = outcome.json().get("combinations");
        assertEquals(4, runs.size(), outcome::toString);
        assertEquals(2, runs.get(3).get("workers").asInt(), outcome::toString);
        assertTrue(outcome.json().get("same").asBoolean(), outcome::toString);
        assertEquals(0, first.await().exitCode());
        assertEquals(0, second.await().exitCode());
    }

    /** With this seed a fault comes soon, and long pauses after it. */
    @Test
    void shouldSurviveFaultsInWorkersOnOtherHosts() {
        SimProcess run = bench.startChaos(
                LONG + PACED + " --messaging inline --faults kill --fault-every 10s --checkpoint-every 100ms"
                        + " --chaos-seed 44925 --quiet --port " + port + " --await-workers 2");
        SimProcess first = startAgent("first");
        SimProcess second = startAgent("second");
        SimOutcome outcome = run.await();
        assertEquals(0, outcome.exitCode(), outcome::toString);
        JsonNode disturbed = outcome.json().get("runs").get(0);
        assertTrue(disturbed.get("recoveries").asInt() > 0, outcome::toString);
        assertTrue(disturbed.get("faults").get("kill").asInt() > 0, outcome::toString);
        assertEquals(0, first.await().exitCode());
        assertEquals(0, second.await().exitCode());
    }

    @Test
    void shouldStartAKilledWorkerAgainOnItsHost() {
        SimProcess run = startMaster(LONG + PACED, 2);
        SimProcess first = startAgent("first");
        SimProcess second = startAgent("second");
        run.awaitPercent(10);
        Processes.signal("KILL", second.awaitWorker(1).pid());
        SimOutcome outcome = run.await();
        assertEquals(bench.undisturbed(LONG), outcome.facts());
        JsonNode recoveries = outcome.json().get("recoveries");
        assertEquals(1, recoveries.size(), recoveries::toString);
        assertEquals("was killed by signal 9", recoveries.get(0).get("cause").asText());
        assertEquals(0, first.await().exitCode());
        assertEquals(0, second.await().exitCode());
    }

    @Test
    void shouldMoveTheWorkersOfALostHostToASpareOne() {
        SimProcess run = startMaster(LONG + PACED + " --workers 2", 3);
        SimProcess first = startAgent("first");
        SimProcess second = startAgent("second");
        SimProcess spare = startAgent("spare", "--spare");
        run.awaitPercent(10);
        second.signal("KILL");
        SimOutcome outcome = run.await();
        assertEquals(bench.undisturbed(LONG), outcome.facts());
        assertTrue(
                outcome.err().contains("sim: host second (127.0.0.1) is lost: its agent closed the link"),
                outcome::err);
        assertEquals(1, outcome.json().get("recoveries").size(), outcome::toString);
        assertEquals(0, first.await().exitCode());
        assertEquals(0, spare.await().exitCode());
        assertEquals(137, second.await().exitCode());
    }

    @Test
    void shouldEndOnTheLastHostWhenAllOthersAreLost() {
        SimProcess run = startMaster(LONG + PACED, 3);
        SimProcess first = startAgent("first");
        SimProcess second = startAgent("second");
        SimProcess third = startAgent("third");
        run.awaitPercent(10);
        second.signal("KILL");
        run.awaitProgress(Pattern.compile("going on from"));
        third.signal("KILL");
        SimOutcome outcome = run.await();
        assertEquals(bench.undisturbed(LONG), outcome.facts());
        assertTrue(outcome.err().contains("no slot is free; worker "), outcome::err);
        assertEquals(0, first.await().exitCode());
    }

    /** The checkpoint directory is hidden from the agents, as on hosts that share no disk. */
    @Test
    void shouldKeepTheCheckpointsOfHostsThatShareNoDisk() {
        assumeTrue(Processes.run("unshare", "--mount", "true") == 0, "needs the right to make mount namespaces");
        SimOutcome.Facts expected = bench.undisturbed(LONG);
        SimProcess run = startMaster(LONG + PACED + " --checkpoint-every 200ms --out kept", 2);
        bench.withoutEnvironment("CHRONOGRAM_CLASS_PATH")
                .by(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs tmpfs '" + bench.directory() + "' && exec \"$@\"",
                        "hidden");
        SimProcess first = startAgent("first");
        SimProcess second = startAgent("second");
        run.awaitPercent(30);
        Processes.signal("KILL", second.awaitWorker(1).pid());
        SimOutcome outcome = run.await();
        assertEquals(expected, outcome.facts());
        assertTrue(outcome.json().get("checkpoints").get("committed").asInt() > 0, outcome::toString);
        JsonNode recovery = outcome.json().get("recoveries").get(0);
        assertTrue(!recovery.get("wentOnFrom").asText().startsWith("0 "), recovery::toString);
        assertEquals(0, first.await().exitCode());
        assertEquals(0, second.await().exitCode());
    }

    @Test
    void shouldSayWhichHostsHaveJoinedWhenOthersHaveNot() {
        SimProcess run = startMaster(SHORT + " --join-timeout 3s", 2);
        SimProcess only = startAgent("only");
        run.await()
                .failedAfterNotices(
                        BAD_INPUT,
                        "1 of 2 hosts have joined within 3 s: only \\(127.0.0.1\\): start 'sim worker' on the others,"
                                + " and check that they can reach the master");
        assertEquals(0, only.await().exitCode());
    }

    @Test
    void shouldRefuseMoreWorkersThanSlots() {
        SimProcess run = startMaster(SHORT + " --workers 3", 2);
        SimProcess first = startAgent("first");
        SimProcess second = startAgent("second");
        run.await()
                .failedAfterNotices(
                        BAD_INPUT, "--workers=3: the 2 hosts that have joined offer 2 slots: first .*use fewer.*");
        assertEquals(0, first.await().exitCode());
        assertEquals(0, second.await().exitCode());
    }

    @Test
    void shouldRefuseAnAgentWithAnotherToken() {
        SimProcess run = startMaster(SHORT + " --join-timeout 5s", 1);
        bench.environment("CHRONOGRAM_TOKEN", Workbench.TOKEN.replace('0', '1'));
        startAgent("stranger", "--connect-timeout", "2s")
                .await()
                .failed(BAD_INPUT, ".*mac does not match, expected that both sides hold the same run token.*")
                .inOneLine();
        run.await().failedAfterNotices(BAD_INPUT, "0 of 1 hosts have joined within 5 s: start .*");
    }

    @Test
    void shouldSayThatNoMasterIsThere() {
        startAgent("lonely", "--connect-timeout", "1s")
                .await()
                .failed(BAD_INPUT, "no control link to master 127.0.0.1:" + port + ": Connection refused.*")
                .inOneLine();
    }

    @Test
    void shouldStopWhileItWaitsForHosts() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = startMaster(SHORT, 2);
        run.awaitProgress(Pattern.compile("waiting for 2 hosts"));
        run.signal("INT");
        assertEquals(130, run.await(Workbench.CLEAN_AFTER).exitCode());
    }

    @Test
    void shouldEndTheWorkersWhenTheMasterIsKilled() {
        SimProcess run = startMaster(ENDLESS, 1);
        SimProcess agent = startAgent("only");
        run.awaitSteps();
        run.signal("KILL");
        agent.await(Duration.ofSeconds(15))
                .failedAfterNotices(
                        1, "the link to the master has closed: .*; the workers of this host have been ended");
    }

    /** The other hosts have ended their workers, and one that has not taken part before goes on with the run. */
    @Test
    void shouldGoOnOnAnotherHostWhenTheMasterIsBack() {
        SimProcess run = startMaster(LONG + PACED + " --checkpoint-every 100ms --out kept", 2);
        SimProcess first = startAgent("first");
        SimProcess second = startAgent("second");
        KeptCheckpoints kept = new KeptCheckpoints(bench.directory().resolve("kept"));
        Await.until(Duration.ofSeconds(30), () -> kept.newestStep() > 0, () -> "a checkpoint");
        run.signal("KILL");
        run.await();
        assertEquals(1, first.await().exitCode());
        assertEquals(1, second.await().exitCode());
        SimProcess resumed = bench.startResume("kept --port " + port + " --await-workers 1");
        SimProcess other = startAgent("other", "--slots", "2");
        assertEquals(bench.undisturbed(LONG), resumed.await().facts());
        assertEquals(0, other.await().exitCode());
    }

    @Test
    void shouldEndTheWorkersWhenTheAgentIsStopped() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = startMaster(ENDLESS, 1);
        SimProcess agent = startAgent("only");
        run.awaitSteps();
        agent.signal("TERM");
        assertEquals(143, agent.await(Duration.ofSeconds(10)).exitCode());
        run.await().failedAfterNotices(1, "cannot start a worker in place of the lost one: all hosts are lost.*");
    }

    @Test
    void shouldRefuseATokenFileThatOthersCanRead() throws IOException {
        java.nio.file.Path file = bench.directory().resolve("token");
        java.nio.file.Files.writeString(file, Workbench.TOKEN);
        bench.withoutEnvironment("CHRONOGRAM_TOKEN");
        startAgent("careless", "--token-file", file.toString())
                .await()
                .failed(BAD_INPUT, "token file " + Pattern.quote(file.toString()) + ".*")
                .inOneLine();
    }
}
