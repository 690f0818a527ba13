package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.SplittableRandom;
import org.chronogram.models.unruly.UnrulyModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that loses workers comes to the result of the sequential engine all the same. */
class DisturbedRunSystemTest {
    private static final String PHOLD = "paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 100";

    /** Long enough to be disturbed: with these pauses a run takes 3 s and the time that its workers need. */
    private static final String PACED = " --pause 30";

    private static final String OFTEN = " --checkpoint-every 200ms";

    private static final int PAUSE_S = 3;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    @BeforeEach
    void addModels() throws IOException {
        bench.pacedModels();
    }

    private SimProcess start(String arguments) {
        return bench.startRun(arguments + PACED + OFTEN);
    }

    /** Asserts that a run has come to its own end as if nothing had happened, and returns its recoveries. */
    private JsonNode assertUndisturbed(String arguments, SimProcess run) {
        SimOutcome outcome = run.await();
        assertEquals(bench.undisturbed(arguments), outcome.facts());
        return outcome.json().get("recoveries");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 1, auto, survivors stay, paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 200",
        "2, 3, 2, auto, survivors stay, paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --payload 24 --end 100",
        "3, 3, 1, auto, survivors stay, paced-network --rate 1e8 --end 400ms --warm-up 120ms",
        "4, 2, 2, auto, survivors stay, paced-queueing --stations 16 --leave 0.2 --transient 0s --batches 2"
                + " --transfer 500ms --end 400s --warm-up 120s --sample-every 20s",
        "5, 3, 1, 0, all roll back, paced-phold --lps 64 --remote 0.5 --lookahead 0.5 --end 100",
        "6, 2, 2, 0, all roll back, paced-network --rate 1e8 --end 800ms",
    })
    void shouldReplaceAKilledWorker(
            long seed, int workers, int threads, String messageLog, String way, String arguments) {
        SplittableRandom random = new SplittableRandom(seed);
        SimProcess run = start(
                        arguments + " --workers " + workers + " --threads " + threads + " --message-log " + messageLog)
                .awaitPercent(1 + random.nextInt(60));
        int victim = random.nextInt(workers);
        Processes.signal("KILL", run.awaitWorker(victim).pid());
        JsonNode recoveries = assertUndisturbed(arguments, run);
        assertEquals(1, recoveries.size(), recoveries::toString);
        assertEquals(victim, recoveries.get(0).get("worker").asInt());
        assertEquals("was killed by signal 9", recoveries.get(0).get("cause").asText());
        assertEquals(way, recoveries.get(0).get("way").asText());
        assertTrue(recoveries.get(0).get("secondsLost").asDouble() > 0, recoveries::toString);
    }

    @Test
    void shouldReplaceAWorkerThatHangs() {
        SimProcess run = start(PHOLD + " --workers 2 --worker-timeout 2s").awaitPercent(20);
        ProcessHandle worker = run.awaitWorker(1);
        Processes.signal("STOP", worker.pid());
        ProcessHandle unused = run.awaitReplacement(1, worker);
        assertFalse(worker.isAlive());
        JsonNode recoveries = assertUndisturbed(PHOLD, run);
        assertEquals(
                "said nothing for 2000 ms: its process is stopped",
                recoveries.get(0).get("cause").asText());
    }

    @Test
    void shouldReplaceTwoWorkersKilledTogether() {
        SimProcess run = start(PHOLD + " --workers 3").awaitPercent(30);
        ProcessHandle first = run.awaitWorker(0);
        ProcessHandle second = run.awaitWorker(2);
        Processes.signal("KILL", first.pid());
        Processes.signal("KILL", second.pid());
        assertEquals(2, assertUndisturbed(PHOLD, run).size());
    }

    @Test
    void shouldReplaceWorkersKilledWhileAnotherIsReplaced() {
        SimProcess run = start(PHOLD + " --workers 3").awaitPercent(30);
        ProcessHandle first = run.awaitWorker(0);
        Processes.signal("KILL", first.pid());
        ProcessHandle replacement = run.awaitReplacement(0, first);
        Processes.signal("KILL", run.awaitWorker(1).pid());
        Processes.signal("KILL", replacement.pid());
        assertEquals(3, assertUndisturbed(PHOLD, run).size());
    }

    /** As a long pause of the garbage collector does. */
    @Test
    void shouldBearAWorkerWhoseProcessPauses() {
        SimProcess run = start(PHOLD + " --workers 2").awaitPercent(20);
        Processes.pause(run.awaitWorker(1).pid(), PAUSE_S);
        assertEquals(0, assertUndisturbed(PHOLD, run).size());
    }

    @Test
    void shouldBearAHandlerThatPauses() throws IOException {
        SimOutcome outcome = bench.userModels(UnrulyModel.class).run("unruly --fault pauses --workers 2");
        JsonNode recoveries = outcome.succeeded().json().get("recoveries");
        assertEquals(0, recoveries.size(), recoveries::toString);
        assertTrue(outcome.json().get("wallSeconds").asDouble() > PAUSE_S - 1, outcome::toString);
    }
}
