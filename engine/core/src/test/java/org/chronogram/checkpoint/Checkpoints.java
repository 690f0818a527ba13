package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Checkpoints with random content, and what the tests look at. */
final class Checkpoints {
    static final int PARTITIONS = 3;
    static final int LPS_OF_PARTITION = 4;

    private Checkpoints() {}

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static byte[] randomBytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    static long checksum(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return checksum.getValue();
    }

    static CheckpointManifest manifest(long step, int epoch, List<CheckpointPartition> partitions) {
        return new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                "0.1.0",
                "phold",
                Map.of("population", "16", "distribution", "exponential"),
                Map.of("topology", "0123"),
                Map.of("model.jar", "4567"),
                List.of("other.jar"),
                -7,
                2,
                PARTITIONS * LPS_OF_PARTITION,
                1_000,
                Long.MAX_VALUE,
                step,
                epoch,
                step * 1_000,
                step * 1_000 + 5,
                step * 77,
                123_456_789,
                partitions);
    }

    static CheckpointIdentity identity() {
        return manifest(1, 0, emptyPartitions()).identity();
    }

    static List<CheckpointPartition> emptyPartitions() {
        List<CheckpointPartition> partitions = new ArrayList<>();
        for (int index = 0; index < PARTITIONS; index++) {
            CheckpointFile file = new CheckpointFile(CheckpointStore.fileName(index), 0, 0);
            partitions.add(new CheckpointPartition(index, index * LPS_OF_PARTITION, LPS_OF_PARTITION, file));
        }
        return partitions;
    }

    /** Writes the files of a checkpoint, without its manifest. */
    static CheckpointManifest begin(CheckpointStore store, long step, int epoch) throws IOException {
        Files.createDirectories(store.file(step, epoch, 0).getParent());
        List<CheckpointPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            byte[] content = randomBytes(step * PARTITIONS + partition, 50 + 13 * partition);
            try (CheckpointFileWriter writer = CheckpointFileWriter.create(store.file(step, epoch, partition))) {
                writer.write(ByteBuffer.wrap(content));
                partitions.add(new CheckpointPartition(
                        partition, partition * LPS_OF_PARTITION, LPS_OF_PARTITION, writer.finish()));
            }
        }
        return manifest(step, epoch, partitions);
    }

    static CheckpointManifest commit(CheckpointStore store, long step, int epoch) throws IOException {
        CheckpointManifest manifest = begin(store, step, epoch);
        store.commit(manifest);
        return manifest;
    }
}
