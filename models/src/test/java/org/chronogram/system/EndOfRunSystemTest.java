package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.chronogram.models.unruly.UnrulyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run ends, {@link Workbench} sees to it that no process and nothing in shared memory is left. */
class EndOfRunSystemTest {
    private static final String ENDLESS = "phold --lps 64 --end 1000000000";
    private static final String STUCK = "unruly --fault never-returns --workers 2";
    private static final Pattern REPLACED = Pattern.compile("another takes its place");
    private static final Duration CLEAN_AFTER_RECOVERY = Duration.ofSeconds(10);
    private static final Pattern BEFORE_FAULT = Pattern.compile("9%");
    private static final int HUNG_UP = 129;
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private static void assertStopped(SimOutcome outcome, int exitCode) {
        assertEquals(exitCode, outcome.exitCode(), outcome::toString);
        JsonNode run = outcome.json();
        assertTrue(run.get("stopped").asBoolean(), outcome::toString);
        assertTrue(run.get("events").asLong() > 0, outcome::toString);
    }

    /** SIGINT ends other runs of these tests, and SIGTERM those in which a worker is replaced. */
    @Test
    void shouldTellWhatWasDoneWhenTheTerminalIsGone() throws IOException {
        Processes.assumeNotIgnored("HUP");
        SimProcess run = bench.startRun(ENDLESS + " --workers 2").awaitSteps();
        run.signal("HUP");
        assertStopped(run.await(Workbench.CLEAN_AFTER), HUNG_UP);
    }

    @Test
    void shouldTellWhatWasDoneWhenControlCReachesAllProcesses() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        assumeTrue(Processes.exists("setsid"), "needs setsid");
        SimProcess run = bench.by("setsid")
                .startRun(ENDLESS + " --workers 3 --threads 2")
                .awaitSteps();
        run.signalGroup("INT");
        assertStopped(run.await(Workbench.CLEAN_AFTER), INTERRUPTED);
    }

    @Test
    void shouldGiveTheResultOfTheTimeReachedWhenItIsStopped() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = bench.startRun(ENDLESS + " --workers 2").awaitSteps();
        run.signal("INT");
        SimOutcome interrupted = run.await(Workbench.CLEAN_AFTER);
        assertStopped(interrupted, INTERRUPTED);
        JsonNode stopped = interrupted.json();
        String reachedTime = stopped.get("reachedTime").asText().replace(" unit", "");
        SimOutcome again = bench.inThreads().run("phold --lps 64 --workers 0 --end " + reachedTime);
        assertEquals(stopped.get("digest"), again.succeeded().json().get("digest"));
        assertEquals(stopped.get("events"), again.json().get("events"));
    }

    @Test
    void shouldStopTheSequentialEngine() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = bench.startRun(ENDLESS + " --workers 0").awaitSteps();
        run.signal("INT");
        assertStopped(run.await(Workbench.CLEAN_AFTER), INTERRUPTED);
    }

    @Test
    void shouldStopWhileTheWorkersStart() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = bench.startRun(ENDLESS + " --workers 2");
        ProcessHandle unused = run.awaitWorker(0);
        run.signal("INT");
        run.await(Workbench.CLEAN_AFTER)
                .failed(
                        INTERRUPTED,
                        "stopped before the first step: the workers were being started, or built the model; nothing of the"
                                + " run is kept, as it has no directory: start it again")
                .inOneLine();
    }

    @Test
    void shouldStopWhileAWorkerIsReplaced() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = bench.startRun(ENDLESS + " --workers 3").awaitSteps();
        Processes.signal("KILL", run.awaitWorker(1).pid());
        run.awaitProgress(REPLACED).signal("INT");
        SimOutcome outcome = run.await(CLEAN_AFTER_RECOVERY);
        assertStopped(outcome, INTERRUPTED);
        assertEquals(1, outcome.json().get("recoveries").size(), outcome::toString);
    }

    @Test
    void shouldKillAWorkerThatHangsWhenItIsStopped() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        SimProcess run = bench.startRun(ENDLESS + " --workers 3").awaitSteps();
        Processes.signal("STOP", run.awaitWorker(1).pid());
        run.signal("INT");
        run.await(Workbench.CLEAN_AFTER)
                .failed(INTERRUPTED, "the run was cut off in the middle of a step that did not end.*");
    }

    @Test
    void shouldKillAHandlerThatNeverReturnsWhenItIsStopped() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        bench.userModels(UnrulyModel.class);
        SimProcess run = bench.startRun(STUCK).awaitProgress(BEFORE_FAULT);
        run.signal("INT");
        run.await(Workbench.CLEAN_AFTER)
                .failed(INTERRUPTED, "the run was cut off in the middle of a step that did not end.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2"})
    void shouldSayWhatRunsWhenItDoesNotStop(String workers) throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        bench.userModels(UnrulyModel.class);
        SimProcess run = bench.startRun("unruly --fault never-returns --workers " + workers)
                .awaitProgress(BEFORE_FAULT);
        run.signal("INT");
        run.await(Duration.ofSeconds(20))
                .failed(
                        INTERRUPTED,
                        "(?s).*the run was cut off in the middle of a step that did not end: .*LP 3 at time 1s"
                                + " \\(1000000000 ticks\\) .* handles an event of type 7 from LP 3, number 1 at this"
                                + " time, for \\d+ s now.*");
    }

    @Test
    void shouldEndAtOnceOnTheSecondControlC() throws IOException {
        Processes.assumeInterruptsAreNotIgnored();
        bench.userModels(UnrulyModel.class);
        SimProcess run =
                bench.startRun("unruly --fault never-returns --workers 0").awaitProgress(BEFORE_FAULT);
        run.signal("INT");
        run.awaitProgress(Pattern.compile("a second ctrl-C ends the run at once"));
        run.signal("INT");
        assertEquals(INTERRUPTED, run.await(Duration.ofSeconds(4)).exitCode());
    }

    @Test
    void shouldEndTheWorkersOfAKilledMaster() throws IOException {
        assertCleanAfterKillOf(
                bench.startRun(ENDLESS + " --workers 3 --threads 2").awaitSteps());
    }

    @Test
    void shouldEndAHandlerThatNeverReturnsWhenTheMasterIsKilled() throws IOException {
        bench.userModels(UnrulyModel.class);
        assertCleanAfterKillOf(bench.startRun(STUCK).awaitProgress(BEFORE_FAULT));
    }

    @Test
    void shouldEndWorkersThatStartWhenTheMasterIsKilled() throws IOException {
        SimProcess run = bench.startRun(ENDLESS + " --workers 2");
        ProcessHandle unused = run.awaitWorker(0);
        assertCleanAfterKillOf(run);
    }

    private void assertCleanAfterKillOf(SimProcess run) throws IOException {
        run.signal("KILL");
        bench.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--workers 3", "--workers 2 --threads 2"})
    void shouldReplaceAWorkerThatWasKilled(String where) {
        SimProcess run = bench.startRun(ENDLESS + " " + where).awaitSteps();
        assertReplaced(run, run.awaitWorker(1));
    }

    @Test
    void shouldReplaceAWorkerThatWasKilledAsItStarted() {
        SimProcess run = bench.startRun(ENDLESS + " --workers 2");
        assertReplaced(run, run.awaitWorker(1));
    }

    private static void assertReplaced(SimProcess run, ProcessHandle worker) {
        Processes.signal("KILL", worker.pid());
        String notice = "sim: worker 1 (process " + worker.pid() + ") was killed by signal 9, at simulated time ";
        run.awaitProgress(Pattern.compile(
                "(?s)" + Pattern.quote(notice) + "\\S+( unit)?; another takes its place.*, going on from .*by worker"));
        run.signal("TERM");
        assertStopped(run.await(Workbench.CLEAN_AFTER), TERMINATED);
    }
}
