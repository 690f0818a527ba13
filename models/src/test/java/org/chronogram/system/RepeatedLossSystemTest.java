package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Workers that are lost again and again, in runs with default options. */
class RepeatedLossSystemTest {
    private static final String ENDLESS = "phold --lps 2000 --end 1000000000";
    private static final int KILLS = 4;
    private static final int LOSSES_IN_VAIN = 11;
    private static final int MOST_LOSSES = 5 * LOSSES_IN_VAIN;
    private static final int TERMINATED = 143;
    private static final int STOPPED = 130;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private SimProcess startAndAwaitCheckpoint(KeptCheckpoints checkpoints) {
        SimProcess run = bench.startRun(ENDLESS + " --workers 2 --out kept");
        run.awaitRunning(() -> checkpoints.newestStep() > 0, "a checkpoint");
        return run;
    }

    private KeptCheckpoints checkpoints() {
        return new KeptCheckpoints(bench.directory().resolve("kept"));
    }

    @Test
    void shouldGetOnBetweenTheLosses() {
        KeptCheckpoints checkpoints = checkpoints();
        SimProcess run = startAndAwaitCheckpoint(checkpoints);
        for (int kill = 1; kill <= KILLS; kill++) {
            Processes.signal("KILL", run.awaitWorker(kill % 2).pid());
            run.awaitProgress(Pattern.compile("(?s)(, going on from .*){" + kill + "}"));
            long before = checkpoints.newestStep();
            run.awaitRunning(() -> checkpoints.newestStep() > before, "a checkpoint after step " + before);
        }
        run.signal("TERM");
        SimOutcome outcome = run.await();
        assertEquals(TERMINATED, outcome.exitCode(), outcome::toString);
        assertGotOn(outcome.json().get("recoveries"));
        String reached = outcome.json().get("reachedTime").asText().replace(" unit", "");
        SimOutcome undisturbed = bench.inThreads().run("phold --lps 2000 --workers 0 --end " + reached);
        assertEquals(
                undisturbed.succeeded().json().get("digest"), outcome.json().get("digest"));
    }

    private static void assertGotOn(JsonNode recoveries) {
        assertEquals(KILLS, recoveries.size(), recoveries::toString);
        double last = -1;
        for (int i = 0; i < KILLS; i++) {
            assertEquals(i + 1, recoveries.get(i).get("number").asInt());
            double from = Double.parseDouble(
                    recoveries.get(i).get("wentOnFrom").asText().replace(" unit", ""));
            assertTrue(from > last, recoveries::toString);
            last = from;
        }
    }

    /** On a crowded host a replacement may come further before it is seen, and losses in vain are counted anew. */
    @Test
    void shouldSayWhatWasLostAndHowToGoOnWhenNothingIsGained() {
        SimProcess run = startAndAwaitCheckpoint(checkpoints());
        ProcessHandle victim = run.awaitWorker(1);
        Processes.signal("KILL", victim.pid());
        int losses = 1;
        Optional<ProcessHandle> next = run.awaitReplacementOrEnd(1, victim);
        while (next.isPresent() && losses < MOST_LOSSES) {
            losses++;
            victim = next.get();
            Processes.signal("KILL", victim.pid());
            next = run.awaitReplacementOrEnd(1, victim);
        }
        assertTrue(losses >= LOSSES_IN_VAIN, "given up after " + losses);
        SimOutcome outcome = run.await();
        assertEquals(1, outcome.exitCode(), outcome::toString);
        String expected =
                "sim: worker 1 \\(process " + victim.pid() + "\\) was killed by signal 9, at simulated time .*;"
                        + " workers were lost 11 times in \\d+ s \\(worker 1: 11\\) without a new checkpoint, and the run did not"
                        + " get beyond simulated time \\S+ unit of 1000000000 unit; the newest checkpoint is of \\S+ unit; find"
                        + " out what ends the workers \\(a model that calls Runtime.halt ends its worker in this way\\); the last checkpoint is kept: go on with 'sim resume .*kept'";
        assertTrue(Pattern.compile(expected).matcher(outcome.err()).find(), outcome::toString);
        SimOutcome resumed = bench.inThreads().resume("kept --stop-after 100ms");
        assertEquals(STOPPED, resumed.exitCode(), resumed::toString);
    }

    /** The master does not wait the long limit for a process that the operating system reports as stopped. */
    @Test
    void shouldReplaceAWorkerThatIsStoppedAsItStarts() {
        String arguments = "phold --lps 64 --remote 0.5 --end 100";
        SimProcess run = bench.startRun(arguments + " --workers 2 --worker-timeout 1s");
        Processes.signal("STOP", run.awaitWorker(1).pid());
        SimOutcome outcome = run.await();
        JsonNode recoveries = outcome.succeeded().json().get("recoveries");
        assertEquals(1, recoveries.size(), recoveries::toString);
        assertEquals(
                "did not join within 1000 ms: its process is stopped",
                recoveries.get(0).get("cause").asText());
        assertEquals(bench.undisturbed(arguments), outcome.facts());
    }
}
