package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LockStep;
import org.chronogram.state.PartitionCodec;

/** Checkpoints of whole runs, as workers write and read them. */
final class PartitionFiles {
    private static final long BUFFER_BYTES = 8 << 20;

    private PartitionFiles() {}

    static PartitionCodec codec(KernelState state) {
        return PartitionCodec.of(state, List.of());
    }

    /** Writes all partitions of a run. */
    static CheckpointManifest write(Path directory, LockStep run) throws IOException, InterruptedException {
        CheckpointStore store = CheckpointStore.in(directory);
        List<CheckpointPartition> partitions = new ArrayList<>();
        try (BackgroundWriter background = BackgroundWriter.start(BUFFER_BYTES)) {
            for (KernelState state : run.states()) {
                int index = partitions.size();
                PartOutput out = background.open(store.file(1, 0, index));
                codec(state).write(out);
                PartResult result = new PartResult();
                result.finish(out);
                partitions.add(
                        new CheckpointPartition(index, state.firstLp(), state.processes().length, result.file()));
            }
        }
        return manifest(run.reachedTicks(), partitions);
    }

    private static CheckpointManifest manifest(long reachedTicks, List<CheckpointPartition> partitions) {
        return new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                "0.1.0",
                "random",
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                1,
                0,
                partitions.stream().mapToInt(CheckpointPartition::count).sum(),
                1,
                Long.MAX_VALUE,
                1,
                0,
                reachedTicks,
                reachedTicks,
                0,
                0,
                partitions);
    }

    /** Restores all partitions of a run that was not started. */
    static LockStep restore(Path directory, CheckpointManifest manifest, LockStep fresh) {
        CheckpointRestore restore = new CheckpointRestore(CheckpointStore.in(directory), manifest);
        List<KernelState> states = fresh.states();
        for (int i = 0; i < states.size(); i++) {
            restore.restore(codec(states.get(i)), i, states.size());
        }
        return fresh;
    }
}
