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

/** Checkpoints with random content, and their files as the tests read them. */
final class Checkpoints {
    static final int PARTITIONS = 3;
    static final int LPS_OF_PARTITION = 4;

    static final CheckpointIdentity IDENTITY = new CheckpointIdentity(
            "0.1.0",
            "phold",
            Map.of("population", "16", "distribution", "exponential"),
            Map.of("topology", "0123"),
            -7,
            2,
            PARTITIONS * LPS_OF_PARTITION,
            1_000,
            Long.MAX_VALUE);

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

    static CheckpointManifest manifest(long step, int epoch, List<PartitionFile> partitions) {
        return new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                IDENTITY,
                Map.of("model.jar", "4567"),
                List.of("other.jar"),
                step,
                epoch,
                step * 1_000,
                step * 1_000 + 5,
                step * 77,
                123_456_789,
                partitions);
    }

    static List<PartitionFile> emptyPartitions() {
        List<PartitionFile> partitions = new ArrayList<>();
        for (int index = 0; index < PARTITIONS; index++) {
            partitions.add(partition(index, new WrittenFile(0, 0)));
        }
        return partitions;
    }

    private static PartitionFile partition(int index, WrittenFile file) {
        int firstLp = index * LPS_OF_PARTITION;
        return new PartitionFile(
                index, LPS_OF_PARTITION, firstLp, firstLp + LPS_OF_PARTITION - 1, file.bytes(), file.checksum());
    }

    /** Writes the files of a checkpoint, without its manifest. */
    static CheckpointManifest begin(CheckpointStore store, long step, int epoch) throws IOException {
        Files.createDirectories(store.file(step, epoch, 0).getParent());
        List<PartitionFile> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            byte[] content = randomBytes(step * PARTITIONS + partition, 50 + 13 * partition);
            try (CheckpointFileWriter writer = CheckpointFileWriter.create(store.file(step, epoch, partition))) {
                writer.write(ByteBuffer.wrap(content));
                partitions.add(partition(partition, writer.finish()));
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
