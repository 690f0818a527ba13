package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.NanoClock;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointIdentity;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.kernel.KernelCounts;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.protocol.CheckpointReport.CheckpointFailed;
import org.chronogram.protocol.CheckpointReport.CheckpointWritten;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.sync.StepPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class WorkerCheckpointsTest {
    private static final int LPS = 1024;
    private static final StepPosition POSITION = new StepPosition(7, 700, 705, 720);

    @TempDir
    private Path run;

    private final LinkedBlockingQueue<WorkerMessage> reports = new LinkedBlockingQueue<>();
    private final AtomicLong nowNs = new AtomicLong();
    /** Each look at the clock takes a millisecond. */
    private final NanoClock clock = () -> nowNs.addAndGet(1_000_000);

    private final KernelState state = PreparedRun.of(RunSpecification.of(Simulation.of("phold", Map.of(), 1_000)))
            .sequentialEngine(new ProgressCounters())
            .kernel()
            .state();

    @BeforeEach
    void reachThePosition() {
        state.restorePosition(POSITION.reachedTicks(), POSITION.reachedTicks(), KernelCounts.NONE);
    }

    private Path directory() {
        return run.resolve("checkpoints");
    }

    private WorkerCheckpoints checkpoints() {
        WorkerCheckpoints checkpoints =
                new WorkerCheckpoints(Optional.of(CheckpointFiles.in(directory())), 3, 0, 1, reports::add, clock);
        checkpoints.prepare(List.of(state), List.of());
        return checkpoints;
    }

    @Test
    void shouldWriteTheFileOfThePartitionAndTellTheMaster() throws Exception {
        try (WorkerCheckpoints checkpoints = checkpoints()) {
            checkpoints.onCheckpoint(0, POSITION, state);
            CheckpointWritten written = (CheckpointWritten) reports.take();
            assertEquals(3, written.epoch());
            assertEquals(7, written.steps());
            assertEquals(700, written.reachedTicks());
            assertEquals(705, written.nextEventTicks());
            PartitionFile part = written.partitions().get(0);
            assertEquals(LPS, part.count());
            assertEquals(0, part.firstLp());
            assertEquals(LPS - 1, part.lastLp());
            assertEquals(
                    part.bytes(), Files.size(CheckpointStore.in(directory()).file(7, 3, 0)));
            assertEquals(1_000_000, written.pauseNs());
            assertEquals(2_000_000, written.writeNs());
            assertTrue(written.writeBusyNs() >= 0);
        }
    }

    @Test
    void shouldWriteInTheEpochThatTheWorkerHasEntered() throws Exception {
        try (WorkerCheckpoints checkpoints = checkpoints()) {
            checkpoints.enterEpoch(4);
            checkpoints.onCheckpoint(0, POSITION, state);
            assertEquals(4, reports.take().epoch());
            assertTrue(Files.exists(CheckpointStore.in(directory()).file(7, 4, 0)));
        }
    }

    @Test
    void shouldTellTheMasterWhyItCannotWrite() throws Exception {
        Files.writeString(directory(), "a file where the directory should be");
        try (WorkerCheckpoints checkpoints = checkpoints()) {
            checkpoints.onCheckpoint(0, POSITION, state);
            CheckpointFailed failed = (CheckpointFailed) reports.take();
            assertEquals(7, failed.steps());
            assertEquals(3, failed.epoch());
            assertTrue(failed.reason().contains(directory().toString()), failed.reason());
        }
    }

    @Test
    void shouldWriteNothingWhenNoCheckpointsAreWanted() throws IOException {
        WorkerCheckpoints none = new WorkerCheckpoints(Optional.empty(), 0, 0, 1, reports::add, clock);
        none.prepare(List.of(state), List.of());
        none.onCheckpoint(0, POSITION, state);
        none.close();
        assertEquals(List.of(), List.copyOf(reports));
        try (var files = Files.list(run)) {
            assertEquals(0, files.count());
        }
    }

    private WorkerCheckpoints checkpointsOfTwo() {
        WorkerCheckpoints checkpoints =
                new WorkerCheckpoints(Optional.of(CheckpointFiles.in(directory())), 3, 4, 8, reports::add, clock);
        checkpoints.prepare(List.of(state, state), List.of());
        return checkpoints;
    }

    @Test
    void shouldTellTheMasterOnceAllPartitionsAreWritten() throws Exception {
        try (WorkerCheckpoints checkpoints = checkpointsOfTwo()) {
            checkpoints.onCheckpoint(5, POSITION, state);
            checkpoints.onCheckpoint(4, POSITION, state);
            CheckpointWritten written = (CheckpointWritten) reports.take();
            assertEquals(
                    List.of(5, 4),
                    written.partitions().stream().map(PartitionFile::partition).toList());
            assertEquals(2 * state.events(), written.events());
        }
        assertEquals(List.of(), List.copyOf(reports));
    }

    @Test
    void shouldTellTheMasterHowFarThePartitionHasComeThatIsBehind() throws Exception {
        try (WorkerCheckpoints checkpoints = checkpointsOfTwo()) {
            checkpoints.onCheckpoint(4, POSITION, state);
            checkpoints.onCheckpoint(5, new StepPosition(7, 690, 705, 710), state);
            CheckpointWritten written = (CheckpointWritten) reports.take();
            assertEquals(690, written.reachedTicks());
            assertEquals(705, written.nextEventTicks());
        }
    }

    @Test
    void shouldTellTheMasterOnceThatPartitionsCannotBeWritten() throws Exception {
        Files.writeString(directory(), "a file where the directory should be");
        try (WorkerCheckpoints checkpoints = checkpointsOfTwo()) {
            checkpoints.onCheckpoint(4, POSITION, state);
            checkpoints.onCheckpoint(5, POSITION, state);
        }
        assertEquals(1, reports.size(), reports::toString);
        assertEquals(7, ((CheckpointFailed) reports.take()).steps());
    }

    @Test
    void shouldWriteALaterCheckpointAfterOneThatFailed() throws Exception {
        Files.writeString(directory(), "a file where the directory should be");
        try (WorkerCheckpoints checkpoints = checkpoints()) {
            checkpoints.onCheckpoint(0, POSITION, state);
            assertEquals(7, ((CheckpointFailed) reports.take()).steps());
            Files.delete(directory());
            checkpoints.onCheckpoint(0, new StepPosition(9, 900, 905, StepPosition.NO_HORIZON), state);
            assertEquals(9, ((CheckpointWritten) reports.take()).steps());
        }
    }

    @Test
    void shouldRestoreThePositionAndThePartition() throws Exception {
        try (WorkerCheckpoints checkpoints = checkpoints()) {
            checkpoints.onCheckpoint(0, POSITION, state);
            CheckpointWritten written = (CheckpointWritten) reports.take();
            CheckpointIdentity identity =
                    new CheckpointIdentity("1", "phold", Map.of(), Map.of(), 1, 0, LPS, 100, 1_000);
            CheckpointManifest manifest = new CheckpointManifest(
                    CheckpointManifest.FORMAT_VERSION,
                    identity,
                    Map.of(),
                    List.of(),
                    written.steps(),
                    written.epoch(),
                    written.reachedTicks(),
                    written.nextEventTicks(),
                    written.events(),
                    0,
                    written.partitions());
            assertEquals(List.of(POSITION), checkpoints.restore(manifest));
        }
    }
}
