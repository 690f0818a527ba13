package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.checkpoint.CheckpointIdentity;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.model.TimeBase;
import org.chronogram.results.Recovery;
import org.chronogram.run.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LossMessagesTest {
    private static final Progress REACHED = new Progress(500, 1_000, 70, 4, 1, List.of(40L, 30L));

    private final FakeHost host = new FakeHost(2);
    private final LossMessages messages = new LossMessages(TimeBase.SECONDS, host);
    private final RecoveryLog recoveries = new RecoveryLog();

    @BeforeEach
    void launch() throws IOException {
        host.launch(0, 0);
        host.launch(1, 0);
        recoveries.allowsAnother(1, 500, 0, 0);
    }

    private static Optional<CheckpointManifest> checkpoint(long reachedTicks) {
        CheckpointIdentity identity = new CheckpointIdentity("1", "m", Map.of(), Map.of(), 1, 0, 4, 1, 1_000);
        List<PartitionFile> files = List.of(new PartitionFile(0, 4, 0, 3, 8, 0));
        return Optional.of(new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                identity,
                Map.of(),
                List.of(),
                3,
                0,
                reachedTicks,
                reachedTicks + 1,
                9,
                0,
                files));
    }

    @Test
    void shouldNameTheWorkerItsProcessTheCauseAndTheTime() {
        assertEquals(
                "worker 1 (process 101) was killed by signal 9, at simulated time 0.0000005s",
                messages.loss(1, "was killed by signal 9", REACHED));
    }

    @Test
    void shouldShowTheLastLinesThatTheWorkerPrinted() {
        host.lastOutput = "Killed";
        assertTrue(messages.loss(0, "ended", REACHED).endsWith("0.0000005s; the last it printed: Killed"));
    }

    @Test
    void shouldSayWhetherTheNewestCheckpointStaysWhenTheRunIsGivenUp() {
        String lost = "workers were lost 1 times in 2 s (worker 1: 1) without a new checkpoint, and the run did not get"
                + " beyond simulated time 0.0000005s of 0.000001s";
        long nowNs = 2_000_000_000;
        assertTrue(messages.givenUp(recoveries, Optional.empty(), false, 1_000, nowNs)
                .startsWith(lost + "; there is no checkpoint; find out what ends the workers"));
        assertTrue(messages.givenUp(recoveries, checkpoint(300), true, 1_000, nowNs)
                .startsWith(lost + "; the newest checkpoint is of 0.0000003s; find out"));
        assertTrue(messages.givenUp(recoveries, checkpoint(300), false, 1_000, nowNs)
                .startsWith(
                        lost + "; the newest checkpoint is of 0.0000003s and is not kept: that takes a directory of the"
                                + " run, --out; find out"));
    }

    @Test
    void shouldReportWhereTheRunWasLostAndFromWhereItGoesOn() {
        Recovery recovery = messages.recovery(1, "ended", REACHED, checkpoint(300));
        assertEquals(1, recovery.worker());
        assertEquals(4, recovery.steps());
        assertEquals("0.0000005s", recovery.lostAt());
        assertEquals("0.0000003s", recovery.wentOnFrom());
        assertEquals(
                "0s", messages.recovery(1, "ended", REACHED, Optional.empty()).wentOnFrom());
    }

    @Test
    void shouldNotReportALossBeforeTheCheckpointThatWasCommittedSinceTheLastReport() {
        assertEquals(
                "0.0000007s",
                messages.recovery(1, "ended", REACHED, checkpoint(700)).lostAt());
    }
}
