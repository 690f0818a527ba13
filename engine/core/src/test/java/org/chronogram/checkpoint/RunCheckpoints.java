package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LockStep;
import org.chronogram.kernel.LpRanges;
import org.chronogram.state.PartitionCodec;
import org.chronogram.state.RestoredTimes;

/** Checkpoints of whole runs, as workers write and read them. */
final class RunCheckpoints {
    /** The horizon of the first partition; those of the others follow. */
    static final long FIRST_HORIZON = 1_000_000;

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
                CheckpointOutput out =
                        background.open(store.file(1, 0, index), CheckpointFileWriter::createInNewDirectory);
                codec(state).write(FIRST_HORIZON + index, out);
                OutputResult result = new OutputResult();
                result.finish(out);
                WrittenFile file = result.file();
                LpRanges lps = state.lps();
                partitions.add(new PartitionFile(
                        index, lps.size(), lps.firstLp(), lps.lastLp(), file.bytes(), file.checksum()));
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

    /** Restores all partitions of a run that was not started; returns the times from which they go on. */
    static List<RestoredTimes> restore(CheckpointFiles files, CheckpointManifest manifest, LockStep fresh) {
        CheckpointSources sources = new CheckpointSources(files, manifest);
        List<KernelState> states = fresh.states();
        List<RestoredTimes> times = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            times.add(codec(states.get(i)).restore(sources, i, states.size()));
        }
        return times;
    }

    static LockStep restore(Path directory, CheckpointManifest manifest, LockStep fresh) {
        List<RestoredTimes> unused = restore(CheckpointFiles.in(directory), manifest, fresh);
        return fresh;
    }
}
