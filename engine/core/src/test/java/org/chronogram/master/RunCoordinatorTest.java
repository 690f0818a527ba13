package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.chronogram.host.ProcessState;
import org.chronogram.host.WorkerExit;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.EventCounts;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.RunCosts;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.Recovery;
import org.chronogram.results.RunResult;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.junit.jupiter.api.Test;

/** Two workers that do what the test says, turn by turn: no process, no link, no time that passes by itself. */
final class RunCoordinatorTest {
    private static final int WORKERS = 2;
    private static final long END_TICKS = 1_000_000_000;
    private static final int KILLED = 128 + 9;

    private static final FaultTolerance KEEPS_MESSAGES =
            new FaultTolerance("", false, 0, 0, 5_000, 600_000, 64, false, false);

    private final FakeHost host = new FakeHost(WORKERS);
    private final List<String> notices = new ArrayList<>();
    private final List<List<Long>> announced = new ArrayList<>();
    private final FakeLink[] links = new FakeLink[WORKERS];
    private long nowNs = 1_000_000_000;
    private int epoch;
    private RunCoordinator coordinator = coordinator(KEEPS_MESSAGES);

    private final class Listener implements RunListener {
        @Override
        public void onProgress(Progress progress) {}

        @Override
        public void onNotice(String line) {
            notices.add(line);
        }

        @Override
        public void onWorkers(List<Long> pids) {
            announced.add(pids);
        }
    }

    private RunCoordinator coordinator(FaultTolerance faultTolerance) {
        RunSpecification specification = RunSpecification.of(Simulation.of("phold", Map.of(), END_TICKS))
                .on(WORKERS, 1)
                .with(faultTolerance);
        return new RunCoordinator(
                PreparedRun.of(specification), host, new CheckpointLocation(null, null), new Listener(), () -> nowNs);
    }

    private void passMs(long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
    }

    private void join(int worker) {
        links[worker] =
                new FakeLink(worker, host.launchEpoch(worker), host.pids().get(worker));
        coordinator.onEvent(new MasterEvent.Joined(links[worker]));
    }

    private void say(int worker, WorkerMessage message) {
        coordinator.onEvent(new MasterEvent.Said(links[worker], message));
    }

    private void ready(int worker, long step, long events, boolean stayed) {
        List<String> endpoints = Arrays.asList("to 0 at " + worker, "to 1 at " + worker);
        endpoints.set(worker, null);
        say(worker, new WorkerMessage.Ready(epoch, endpoints, step, events, stayed));
    }

    private void begin() throws IOException {
        coordinator.launch();
        for (int worker = 0; worker < WORKERS; worker++) {
            join(worker);
            ready(worker, 0, 0, false);
        }
        connectAll();
    }

    private void connectAll() {
        for (int worker = 0; worker < WORKERS; worker++) {
            say(worker, new WorkerMessage.Connected(epoch));
        }
    }

    private void progress(int worker, long ticks, long events, long steps) {
        say(worker, new WorkerMessage.ProgressReport(epoch, ticks, events, steps));
    }

    private void outcome(int worker) {
        EventCounts events = new EventCounts(10, 1, 2, 3 + worker);
        RunCosts costs = new RunCosts(RunCosts.encode(new Histogram(3)), 5_000, 1, 1, 1);
        say(worker, new WorkerMessage.Outcome(epoch, END_TICKS, false, 9, 0, events, costs));
    }

    private void exit(int worker, int exitCode) {
        coordinator.onEvent(new MasterEvent.Exited(new WorkerExit(worker, host.launchEpoch(worker), exitCode)));
    }

    private RunFailedException fails(Runnable what) {
        return assertThrows(RunFailedException.class, what::run);
    }

    @Test
    void shouldSayEachThingOnceAllWorkersHaveSaidTheirs() throws IOException {
        coordinator.launch();
        assertEquals(List.of("launch 0 in epoch 0", "launch 1 in epoch 0"), host.actions);
        assertEquals(List.of(List.of(100L, 101L)), announced);
        join(0);
        join(1);
        assertEquals(List.of("Assignment"), links[0].names());
        ready(0, 0, 0, false);
        assertEquals(List.of(), links[0].names());
        ready(1, 0, 0, false);
        assertEquals(List.of("Roster"), links[0].names());
        say(0, new WorkerMessage.Connected(0));
        assertEquals(List.of(), links[0].names());
        say(1, new WorkerMessage.Connected(0));
        assertEquals(List.of("Start"), links[0].names());
        assertEquals(List.of("Assignment", "Roster", "Start"), links[1].names());
    }

    @Test
    void shouldTellEachWorkerWhereItsPeersReceive() throws IOException {
        coordinator.launch();
        join(0);
        join(1);
        ready(0, 0, 0, false);
        ready(1, 0, 0, false);
        assertEquals(new MasterMessage.Roster(Arrays.asList(null, "to 0 at 1"), List.of(0L, 0L)), links[0].sent.get(1));
    }

    @Test
    void shouldAssignThePlaceThatTheHostHasForTheWorker() throws IOException {
        coordinator.launch();
        join(1);
        MasterMessage.Assignment assignment = (MasterMessage.Assignment) links[1].sent.get(0);
        assertEquals(host.placement(1, 0), assignment.placement());
        assertEquals(0, assignment.epoch());
        assertEquals(null, assignment.restore());
    }

    @Test
    void shouldNotLetInAProcessThatItHasNotStarted() throws IOException {
        coordinator.launch();
        FakeLink foreign = new FakeLink(0, 0, 4711);
        FakeLink outside = new FakeLink(WORKERS, 0, FakeHost.FIRST_PID);
        for (FakeLink link : List.of(foreign, outside)) {
            coordinator.onEvent(new MasterEvent.Joined(link));
            assertTrue(link.closed);
        }
        join(0);
        FakeLink twice = new FakeLink(0, 0, FakeHost.FIRST_PID);
        coordinator.onEvent(new MasterEvent.Joined(twice));
        assertTrue(twice.closed);
        assertFalse(links[0].closed);
    }

    @Test
    void shouldAddUpTheOutcomesOfAllWorkers() throws IOException {
        begin();
        outcome(0);
        assertFalse(coordinator.isDone());
        outcome(1);
        assertTrue(coordinator.isDone());
        RunResult result = coordinator.result();
        assertEquals(20, result.reached().events());
        assertEquals(7, result.reached().digest());
        coordinator.letWorkersExit();
        assertTrue(links[1].names().contains("Exit"));
    }

    @Test
    void shouldReplaceAKilledWorkerAndAskTheOthersToStay() throws IOException {
        begin();
        progress(0, 500, 40, 5);
        progress(1, 400, 30, 4);
        links[0].sent.clear();
        exit(1, KILLED);
        epoch = 1;
        assertEquals(List.of("remove 1", "launch 1 in epoch 1"), host.actions.subList(2, 4));
        assertEquals(List.of(100L, 102L), announced.get(1));
        MasterMessage.Assignment again = (MasterMessage.Assignment) links[0].sent.get(0);
        assertEquals(1, again.epoch());
        assertTrue(again.mayStay());
        assertTrue(coordinator.isRecovering());
        assertEquals(
                "sim: worker 1 (process 101) was killed by signal 9, at simulated time 0.0000004s; another takes its place",
                notices.get(0));
    }

    @Test
    void shouldCountARecoveryUntilAllAreFurtherThanAnyWas() throws IOException {
        begin();
        progress(0, 500, 40, 5);
        progress(1, 400, 30, 4);
        exit(1, KILLED);
        epoch = 1;
        join(1);
        ready(0, 6, 40, true);
        ready(1, 0, 0, false);
        assertEquals("sim: survivors stay, going on from 0s", notices.get(1));
        connectAll();
        passMs(250);
        progress(0, 500, 40, 5);
        progress(1, 500, 38, 5);
        assertTrue(coordinator.isRecovering());
        progress(0, 600, 50, 6);
        progress(1, 600, 50, 6);
        assertFalse(coordinator.isRecovering());
        outcome(0);
        outcome(1);
        Recovery recovery = coordinator.result().execution().recoveries().get(0);
        assertEquals(Recovery.STAY, recovery.kind());
        assertEquals(30, recovery.eventsReexecuted());
        assertEquals(0.25, recovery.secondsLost());
    }

    @Test
    void shouldIgnoreMessagesOfAnEpochThatIsOver() throws IOException {
        begin();
        exit(1, KILLED);
        outcome(0);
        epoch = 1;
        assertFalse(coordinator.isDone());
        progress(0, 700, 70, 7);
        assertEquals(70, coordinator.progress().events());
    }

    @Test
    void shouldIgnoreTheLinkOfAWorkerThatWasReplaced() throws IOException {
        begin();
        FakeLink old = links[1];
        exit(1, KILLED);
        coordinator.onEvent(new MasterEvent.Closed(old, "gone"));
        coordinator.onEvent(new MasterEvent.Unreadable(old, "Ready", "nonsense"));
        coordinator.onEvent(new MasterEvent.Exited(new WorkerExit(1, 0, 1)));
        assertEquals(1, notices.size(), notices::toString);
    }

    @Test
    void shouldFailWhenAWorkerEndsWithAnExitCodeOfItsOwn() throws IOException {
        begin();
        String message = fails(() -> exit(0, 3)).getMessage();
        assertTrue(message.startsWith("worker 0 (process 100) ended too early, with exit code 3"), message);
    }

    @Test
    void shouldTakeAClosedLinkForALossWhenTheProcessLives() throws IOException {
        begin();
        coordinator.onEvent(new MasterEvent.Closed(links[0], "connection reset"));
        assertTrue(notices.get(0).contains("closed its control link: connection reset"), notices::toString);
    }

    @Test
    void shouldTakeTheExitCodeForTheReasonOfAClosedLink() throws IOException {
        begin();
        host.exitCode = OptionalInt.of(KILLED);
        coordinator.onEvent(new MasterEvent.Closed(links[0], "connection reset"));
        assertTrue(notices.get(0).contains("was killed by signal 9"), notices::toString);
        host.exitCode = OptionalInt.of(ExitCodes.MASTER_LOST);
        coordinator.onEvent(new MasterEvent.Closed(links[1], "connection reset"));
        assertTrue(notices.get(1).contains("closed its control link"), notices::toString);
    }

    @Test
    void shouldReplaceAWorkerThatIsSilentWhileItsProcessIsStopped() throws IOException {
        begin();
        host.condition = ProcessState.Condition.STOPPED;
        long silenceMs = KEEPS_MESSAGES.silenceLimitMs();
        for (long ms = 0; ms <= silenceMs + 200; ms += 50) {
            passMs(50);
            coordinator.onTick();
            say(0, new WorkerMessage.Heartbeat(epoch));
        }
        assertEquals(1, notices.size(), notices::toString);
        assertTrue(notices.get(0).startsWith("sim: worker 1 (process 101) said nothing for"), notices::toString);
    }

    @Test
    void shouldReplaceTheWorkerForWhichAllWaitWhenNothingIsDone() throws IOException {
        coordinator = coordinator(new FaultTolerance("", false, 0, 0, 60_000, 1_000, 0, false, false));
        begin();
        progress(0, 500, 40, 5);
        progress(1, 400, 30, 4);
        passMs(900);
        coordinator.onTick();
        assertEquals(List.of(), notices);
        passMs(101);
        coordinator.onTick();
        assertTrue(notices.get(0).contains("worker 1 (process 101) did not get on for 1000 ms"), notices::toString);
    }

    @Test
    void shouldGiveUpWhenWorkersAreLostAgainAndAgain() throws IOException {
        begin();
        String message = "";
        for (int loss = 0; loss <= 10 && message.isEmpty(); loss++) {
            message = loss < 10 ? lose() : fails(this::lose).getMessage();
        }
        assertTrue(message.contains("workers were lost 11 times in 0 s (worker 1: 11)"), message);
        assertTrue(message.contains("there is no checkpoint"), message);
    }

    private String lose() {
        exit(1, KILLED);
        return "";
    }

    @Test
    void shouldFailWhenNoWorkerCanBeStartedInPlaceOfTheLostOne() throws IOException {
        begin();
        host.full = true;
        assertEquals(
                "cannot start a worker in place of the lost one: no more processes",
                fails(() -> exit(1, KILLED)).getMessage());
    }

    @Test
    void shouldLetAllGoBackWhenAWorkerIsLostWhileTheRunIsToStop() throws IOException {
        begin();
        coordinator.onEvent(new MasterEvent.StopRequested());
        assertTrue(links[1].names().contains("Stop"));
        links[0].sent.clear();
        exit(1, KILLED);
        assertFalse(((MasterMessage.Assignment) links[0].sent.get(0)).mayStay());
        assertTrue(notices.get(0).endsWith("and does the step in which the run stops"), notices::toString);
        epoch = 1;
        join(1);
        ready(0, 0, 0, false);
        ready(1, 0, 0, false);
        links[0].sent.clear();
        connectAll();
        assertEquals(List.of("Start", "Stop"), links[0].names());
    }

    @Test
    void shouldSayThatNothingIsKeptWhenItIsStoppedBeforeTheFirstStep() throws IOException {
        coordinator.launch();
        String message = fails(() -> coordinator.onEvent(new MasterEvent.StopRequested()))
                .getMessage();
        assertEquals(
                "stopped before the first step: the workers were being started, or built the model; nothing of the run is"
                        + " kept, as it has no directory: start it again",
                message);
    }

    @Test
    void shouldBlameTheInputTheModelOrTheWorkerAsTheFailureSays() throws IOException {
        begin();
        InvalidInputException input = assertThrows(
                InvalidInputException.class, () -> say(0, new WorkerMessage.Failure(epoch, true, "no file", "")));
        assertEquals("no file", input.getMessage());
        RunFailedException model = fails(() -> say(1, new WorkerMessage.Failure(epoch, false, "threw", "at x")));
        assertEquals("worker 1: threw", model.getMessage());
        assertEquals("at x", model.modelTrace());
    }

    @Test
    void shouldNameTheWorkerWhoseMessageCannotBeUsed() throws IOException {
        begin();
        assertEquals(
                "worker 1 said what cannot be used, in a message of type Connected: it was connected before",
                fails(() -> say(1, new WorkerMessage.Connected(epoch))).getMessage());
        MasterEvent unreadable = new MasterEvent.Unreadable(links[0], "Ready", "step=x:\n expected a number");
        assertEquals(
                "worker 0 said what cannot be used, in a message of type Ready: step=x: expected a number",
                fails(() -> coordinator.onEvent(unreadable)).getMessage());
    }

    @Test
    void shouldSayWhatTheWorkersDoWhileAStepTakesLong() throws IOException {
        begin();
        say(1, new WorkerMessage.Busy(epoch, "LP 3 handles an event"));
        assertEquals("worker 1: LP 3 handles an event", coordinator.activity());
        passMs(1_000);
        assertEquals("", coordinator.activity());
    }
}
