package org.chronogram.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.protocol.CheckpointReport.CheckpointWritten;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.results.RunDirectory;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.sync.StepPosition;
import org.chronogram.worker.WorkerCheckpoints;

/** Writes checkpoints of a run at the times that a test wants, where a run writes them when the disk is ready. */
final class WrittenCheckpoints {
    private static final int MOST = 100;

    private WrittenCheckpoints() {}

    static void write(RunSpecification specification, long... times) throws IOException {
        PreparedRun prepared = PreparedRun.of(specification);
        ReplayedRun run = ReplayedRun.fromStart(prepared);
        Path root = Path.of(specification.faultTolerance().runDirectory()).resolve(RunDirectory.CHECKPOINTS);
        LinkedBlockingQueue<WorkerMessage> reports = new LinkedBlockingQueue<>();
        WorkerCheckpoints writer =
                new WorkerCheckpoints(Optional.of(CheckpointFiles.in(root)), 0, 0, 1, reports::add, () -> 0L);
        writer.prepare(List.of(run.state()), List.of());
        run.begin();
        for (int step = 0; step < times.length; step++) {
            run.runBefore(times[step], () -> false);
            StepPosition position = new StepPosition(step, times[step], run.nextEventTicks(), StepPosition.NO_HORIZON);
            writer.onCheckpoint(0, position, run.state());
        }
        writer.close();
        CheckpointStore store = CheckpointStore.keeping(MOST, root);
        for (WorkerMessage report : reports) {
            store.commit(manifest(prepared, (CheckpointWritten) report));
        }
    }

    private static CheckpointManifest manifest(PreparedRun prepared, CheckpointWritten written) {
        return new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                prepared.identity(),
                prepared.specification().code().checksums(),
                List.of(),
                written.steps(),
                0,
                written.reachedTicks(),
                written.nextEventTicks(),
                written.events(),
                0,
                written.partitions());
    }
}
