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
final class RunCheckpoints {
    private static final long BUFFER_BYTES = 8 << 20;

    private RunCheckpoints() {}

    static PartitionCodec codec(KernelState state) {
        return PartitionCodec.of(state, List.of());
    }

    /** Writes all partitions of a run. */
    static CheckpointManifest write(Path directory, LockStep run) throws IOException, InterruptedException {
        CheckpointStore store = CheckpointStore.in(directory);
        List<PartitionFile> partitions = new ArrayList<>();
        try (BackgroundWriter background = BackgroundWriter.start(BUFFER_BYTES)) {
            for (KernelState state : run.states()) {
                int index = partitions.size();
                CheckpointOutput out = background.open(store.file(1, 0, index));
                codec(state).write(out);
                OutputResult result = new OutputResult();
                result.finish(out);
                WrittenFile file = result.file();
                partitions.add(new PartitionFile(
                        index, state.firstLp(), state.processes().length, file.bytes(), file.checksum()));
            }
        }
        return manifest(run.reachedTicks(), partitions);
    }

    private static CheckpointManifest manifest(long reachedTicks, List<PartitionFile> partitions) {
        return new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                new CheckpointIdentity(
                        "0.1.0",
                        "random",
                        Map.of(),
                        Map.of(),
                        1,
                        0,
                        partitions.stream().mapToInt(PartitionFile::count).sum(),
                        1,
                        Long.MAX_VALUE),
                Map.of(),
                List.of(),
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
        CheckpointRestore restore = new CheckpointRestore(CheckpointFiles.in(directory), manifest);
        List<KernelState> states = fresh.states();
        for (int i = 0; i < states.size(); i++) {
            restore.restore(codec(states.get(i)), i, states.size());
        }
        return fresh;
    }
}
