package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.protocol.WorkerMessage.ProgressReport;
import org.chronogram.protocol.WorkerMessage.Ready;
import org.chronogram.results.Recovery;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.run.WorkerLoad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerLossesTest {
    private static final int MOST_LOSSES = 10;
    private static final Progress REACHED = new Progress(500, 1_000_000_000, 70, 4, 1, List.of(40L, 30L));

    @TempDir
    private Path run;

    private final FakeHost host = new FakeHost(2);
    private long nowNs;
    private CheckpointFiles files;
    private RunCheckpoints checkpoints;
    private WorkerWatch watch;
    private WorkerLosses losses;
    private MeshEpoch epoch;

    @BeforeEach
    void setUp() {
        Path directory = run.resolve("checkpoints");
        FaultTolerance wanted = FaultTolerance.DEFAULT.in(run.toString());
        PreparedRun prepared = PreparedRun.of(RunSpecification.of(Simulation.of("phold", Map.of(), 1_000_000_000))
                .on(2, 1)
                .with(wanted));
        files = new CheckpointFiles(directory, 2);
        CheckpointKeeper keeper = new CheckpointKeeper(prepared, Optional.of(directory), notice -> {});
        checkpoints = new RunCheckpoints(keeper, directory.toString(), wanted, 0);
        watch = new WorkerWatch(prepared.specification(), host, () -> nowNs);
        losses = new WorkerLosses(prepared, host, checkpoints);
        epoch = MeshEpoch.first(
                0,
                2,
                prepared.declaration().statistics(),
                new LpEventCounts(prepared.partitions().plan(), 1, false));
    }

    private void commit(long step) {
        for (int worker = 0; worker < 2; worker++) {
            checkpoints.written(2, worker, files.write(0, step, worker), 0);
        }
    }

    private void lose(int worker) {
        epoch = losses.lost(epoch, losses.describe(worker, "was killed by signal 9", REACHED), nowNs);
    }

    private void ready(int worker, long step, long events, boolean stayed) {
        List<String> endpoints = Arrays.asList("a", "b");
        epoch.ready(worker, new Ready(epoch.number(), endpoints, step, events, stayed));
    }

    @Test
    void shouldRemoveTheProcessAndBeginTheNextEpochFromTheNewestCheckpoint() {
        epoch.join(0, new FakeLink(0, 0, 100));
        epoch.join(1, new FakeLink(1, 0, 101));
        commit(3);
        lose(1);
        assertEquals(List.of("remove 1"), host.actions);
        assertEquals(1, epoch.number());
        assertEquals(null, epoch.link(1));
        assertEquals(100, epoch.link(0).pid());
        assertEquals(300, checkpoints.restoredTicks());
        assertTrue(losses.isRecovering());
        assertTrue(losses.anyOrResumed());
    }

    @Test
    void shouldReportHowTheRunGoesOnAndForHowLongItRecovers() {
        commit(3);
        watch.reported(0, new ProgressReport(0, 500, 40, 5, WorkerLoad.UNKNOWN));
        watch.reported(1, new ProgressReport(0, 500, 30, 5, WorkerLoad.UNKNOWN));
        host.launchEpochs[1] = 1;
        lose(1);
        ready(0, 6, 40, true);
        ready(1, 4, 11, false);
        assertEquals("survivors stay, going on from 0.0000003s", losses.allReady(epoch, watch));
        nowNs = 500_000_000;
        losses.progress(5, nowNs);
        assertTrue(losses.isRecovering());
        losses.progress(6, nowNs);
        assertFalse(losses.isRecovering());
        Recovery recovery = losses.recoveries().get(0);
        assertEquals("was killed by signal 9", recovery.cause());
        assertEquals("0.0000005s", recovery.lostAt());
        assertEquals("0.0000003s", recovery.wentOnFrom());
        assertEquals(19, recovery.eventsReexecuted());
        assertEquals(0.5, recovery.secondsLost());
    }

    @Test
    void shouldNameTheHostsThatTookOverFromOthers() {
        commit(3);
        lose(0);
        lose(1);
        host.moves[0] = "host alpha (10.0.0.1)";
        host.moves[1] = "spare host gamma (10.0.0.3)";
        ready(0, 4, 40, false);
        ready(1, 4, 11, false);
        assertTrue(losses.allReady(epoch, watch)
                .endsWith(
                        " going on from 0.0000003s, with worker 0 on host alpha (10.0.0.1) and worker 1 on spare host gamma"
                                + " (10.0.0.3)"));
        host.moves[0] = "";
        lose(0);
        ready(0, 4, 40, false);
        ready(1, 4, 11, false);
        assertTrue(losses.allReady(epoch, watch).endsWith(" going on from 0.0000003s"));
    }

    @Test
    void shouldSayNothingOfARecoveryWhenNoWorkerWasLost() {
        ready(0, 0, 0, false);
        ready(1, 0, 0, false);
        assertEquals("", losses.allReady(epoch, watch));
        assertFalse(losses.anyOrResumed());
        assertEquals(List.of(), losses.recoveries());
    }

    @Test
    void shouldLetNoWorkerStayWhenTheRunIsToStopOrLossesFollowOnEachOther() {
        assertTrue(losses.mayStay(false));
        assertFalse(losses.mayStay(true));
        for (int loss = 0; loss < 3; loss++) {
            assertTrue(losses.mayStay(false));
            lose(0);
        }
        assertFalse(losses.mayStay(false));
    }

    @Test
    void shouldGiveUpWhenTheRunDoesNotGetOnAndTellHowToResume() {
        commit(3);
        for (int loss = 0; loss < MOST_LOSSES; loss++) {
            lose(loss % 2);
        }
        String message = assertThrows(RunFailedException.class, () -> lose(0)).getMessage();
        assertTrue(
                message.startsWith(
                        "worker 0 (process 0) was killed by signal 9, at simulated time 0.0000005s; workers were"
                                + " lost 11 times in 0 s (worker 0: 6, worker 1: 5) without a new checkpoint, and the run did not"
                                + " get beyond simulated time 0.0000005s of 1s; the newest checkpoint is of 0.0000003s; find out"),
                message);
        assertTrue(message.endsWith("go on with 'sim resume " + run + "'"), message);
    }

    @Test
    void shouldGoOnWhenACheckpointIsCommittedBetweenTheLosses() {
        for (int loss = 0; loss < 2 * MOST_LOSSES; loss++) {
            if (loss == MOST_LOSSES) {
                commit(3);
            }
            lose(0);
        }
        assertEquals(2 * MOST_LOSSES, epoch.number());
    }

    @Test
    void shouldBeginInTheEpochAfterThatOfTheCheckpoint() {
        assertEquals(0, losses.firstEpoch());
        commit(3);
        checkpoints.resume();
        assertEquals(1, losses.firstEpoch());
        assertTrue(losses.anyOrResumed());
    }
}
