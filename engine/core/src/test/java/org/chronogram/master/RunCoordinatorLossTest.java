package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.chronogram.host.ProcessState;
import org.chronogram.messaging.control.RefusedConnections;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.SilentPeer;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.Recovery;
import org.chronogram.run.FaultTolerance;
import org.junit.jupiter.api.Test;

/** Workers that are lost: whether the run goes on, and what the others are told. */
final class RunCoordinatorLossTest extends CoordinatorFixture {
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
        Recovery recovery = coordinator
                .result(new RefusedConnections(0, 0, 0, 0))
                .execution()
                .recoveries()
                .get(0);
        assertEquals(Recovery.STAY, recovery.kind());
        assertEquals(30, recovery.eventsReexecuted());
        assertEquals(0.25, recovery.secondsLost());
        assertEquals(
                List.of(0L, 30L, 30L),
                recoveries.stream().map(Recovery::eventsReexecuted).toList());
        assertEquals(
                List.of(Double.NaN, Double.NaN, 0.25),
                recoveries.stream().map(Recovery::secondsLost).toList());
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
        coordinator = coordinator(
                new FaultTolerance("", false, 0, 0, 60_000, 1_000, 0, false, false, FaultTolerance.FEWEST_KEPT));
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

    @Test
    void shouldFailWhenNoWorkerCanBeStartedInPlaceOfTheLostOne() throws IOException {
        begin();
        host.full = true;
        assertEquals(
                "cannot start a worker in place of the lost one: no more processes",
                fails(() -> exit(1, KILLED)).getMessage());
    }

    @Test
    void shouldFailWhenAWorkerEndsWithAnExitCodeOfItsOwn() throws IOException {
        begin();
        String message = fails(() -> exit(0, 3)).getMessage();
        assertTrue(message.startsWith("worker 0 (process 100) ended too early, with exit code 3"), message);
    }

    @Test
    void shouldKeepAllWaitingForThePeersOfAWorkerThatIsLostAfterItsOutcome() throws IOException {
        begin();
        outcome(0);
        exit(0, KILLED);
        assertFalse(coordinator.isDone());
        assertTrue(host.actions.contains("launch 0 in epoch 1"), host.actions::toString);
    }

    @Test
    void shouldNotMissWorkersThatEndAfterAllOutcomes() throws IOException {
        begin();
        outcome(0);
        outcome(1);
        exit(0, KILLED);
        coordinator.onEvent(new MasterEvent.Closed(links[1], "connection reset"));
        assertEquals(List.of(), notices);
        assertTrue(coordinator.isDone());
    }

    @Test
    void shouldBlameTheFirstWorkerThatIsNotReadyWhenTheModelIsNotBuiltInTime() throws IOException {
        coordinator = coordinator(
                new FaultTolerance("", false, 0, 0, 60_000, 1_000, 0, false, false, FaultTolerance.FEWEST_KEPT));
        coordinator.launch();
        join(0);
        join(1);
        ready(0, 0, 0, false);
        for (int ms = 0; ms < 1_100; ms += 100) {
            passMs(100);
            coordinator.onTick();
        }
        assertTrue(notices.get(0).contains("worker 1 (process 101) did not get on for 1000 ms"), notices::toString);
    }

    @Test
    void shouldNotLetAnySurvivorStayWhenNoMessagesAreKept() throws IOException {
        coordinator = coordinator(FaultTolerance.WITHOUT_CHECKPOINTS);
        begin();
        links[0].sent.clear();
        lose();
        assertFalse(((MasterMessage.Assignment) links[0].sent.get(0)).mayStay());
    }

    private void meshReport(int worker, long turnedMs, SilentPeer... silent) {
        say(worker, new WorkerMessage.MeshReport(epoch, turnedMs, List.of(silent)));
        coordinator.onTick();
    }

    /** Both workers report five times a second; worker 0 does not hear worker 1 while their meshes turn. */
    private void cutLink(long fromMs, long toMs) {
        for (long ms = fromMs; ms <= toMs; ms += 200) {
            passMs(200);
            meshReport(1, ms);
            meshReport(0, ms, new SilentPeer(1, ms));
        }
    }

    @Test
    void shouldReplaceAWorkerWhoseLinkToAPeerIsBroken() throws IOException {
        begin();
        host.hosts[1] = "there";
        cutLink(600, 5_400);
        assertEquals(List.of(), notices);
        cutLink(5_600, 5_600);
        epoch = 1;
        assertEquals(
                List.of(
                        "sim: the link between worker 0 (process 100) and worker 1 (process 101) is broken: nothing of worker"
                                + " 1 arrived at worker 0 for 5.6 s, though both reach the master; worker 1 is replaced",
                        "sim: worker 1 (process 101) has no link to worker 0, at simulated time 0s; another takes its"
                                + " place"),
                notices);
        assertEquals(
                List.of(
                        "give up the host of 1: worker 1 there has no link to worker 0",
                        "remove 1",
                        "launch 1 in epoch 1"),
                host.actions.subList(2, 5));
    }

    @Test
    void shouldForgetTheSilenceOfAnEarlierEpoch() throws IOException {
        begin();
        cutLink(600, 5_200);
        exit(1, KILLED);
        cutLink(5_400, 6_400);
        epoch = 1;
        meshReport(0, 600, new SilentPeer(1, 600));
        assertEquals(1, notices.size(), notices::toString);
    }

    @Test
    void shouldBearALinkThatIsCutForAMoment() throws IOException {
        begin();
        for (int cut = 0; cut < 5; cut++) {
            cutLink(600, 4_800);
            meshReport(0, 5_000);
        }
        assertEquals(List.of(), notices);
    }

    @Test
    void shouldGiveUpWhenNoReplacementMakesTheLinkWork() throws IOException {
        begin();
        String message = "";
        for (int loss = 0; loss <= 10 && message.isEmpty(); loss++) {
            message = loss < 10 ? loseLink() : fails(this::loseLink).getMessage();
        }
        assertTrue(message.startsWith("worker 1 (process 111) has no link to worker 0"), message);
        assertTrue(message.contains("(worker 1: 11)"), message);
    }

    private String loseLink() {
        if (epoch > 0) {
            join(1);
        }
        cutLink(600, 5_800);
        epoch++;
        return "";
    }

    private String lose() {
        exit(1, KILLED);
        return "";
    }
}
