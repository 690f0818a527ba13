package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.chronogram.kernel.LockStep;
import org.chronogram.kernel.RandomModel;
import org.chronogram.state.DamagedStateException;
import org.chronogram.state.RestoredTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that go on from the files of a checkpoint: each partition reads the files that it needs. */
@Timeout(60)
final class CheckpointRestoreTest {
    private static final long END_TICKS = 20_000;

    @TempDir
    private Path directory;

    private static LockStep run(int partitions) {
        return new LockStep(
                new RandomModel(),
                RandomModel.parameters(60, 3, RandomModel.DELAY_TICKS, 0.1),
                END_TICKS,
                partitions,
                5);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,3", "3,2", "2,7", "7,2"})
    void shouldGoOnWithAnotherNumberOfPartitions(int before, int after) throws IOException, InterruptedException {
        CheckpointManifest manifest =
                RunCheckpoints.write(directory, run(before).start().steps(7));
        assertEquals(before, manifest.partitions().size());
        LockStep expected = run(1).run();
        LockStep actual =
                RunCheckpoints.restore(directory, manifest, run(after)).finish();
        assertTrue(expected.events() > 500, "events=" + expected.events());
        assertEquals(expected.events(), actual.events());
        assertEquals(Long.toHexString(expected.digest()), Long.toHexString(actual.digest()));
    }

    /** Each partition owns the LPs that have its index modulo the number of partitions. */
    private static LockStep interleaved(int partitions) {
        return new LockStep(
                new RandomModel(),
                RandomModel.parameters(60, 3, RandomModel.DELAY_TICKS, 0.1),
                END_TICKS,
                IntStream.range(0, 60).map(lp -> lp % partitions).toArray(),
                5);
    }

    @ParameterizedTest
    @CsvSource({"2,3", "3,2", "4,4", "1,5", "3,1"})
    void shouldGoOnWithInterleavedPartitions(int before, int after) throws IOException, InterruptedException {
        CheckpointManifest manifest = RunCheckpoints.write(
                directory, interleaved(before).start().uneven().steps(7));
        LockStep expected = run(1).run();
        LockStep actual =
                RunCheckpoints.restore(directory, manifest, interleaved(after)).finish();
        assertEquals(expected.events(), actual.events());
        assertEquals(Long.toHexString(expected.digest()), Long.toHexString(actual.digest()));
    }

    /** Files of a directory; those that were asked for are in the list. */
    private CheckpointFiles watched(List<Integer> opened) {
        CheckpointFiles files = CheckpointFiles.in(directory);
        return new CheckpointFiles() {
            @Override
            public Path name(long step, int epoch, int partition) {
                return files.name(step, epoch, partition);
            }

            @Override
            public AtomicFile create(long step, int epoch, int partition) throws IOException {
                return files.create(step, epoch, partition);
            }

            @Override
            public Path local(CheckpointManifest manifest, int partition) {
                opened.add(partition);
                return files.local(manifest, partition);
            }

            @Override
            public void close() {
                files.close();
            }
        };
    }

    /** Their ids lie among each other, and each still needs its own file alone. */
    @Test
    void shouldOpenOneFileForEachPartitionWhereThePartitionsAreTheSame() throws IOException, InterruptedException {
        CheckpointManifest manifest =
                RunCheckpoints.write(directory, interleaved(3).start().steps(7));
        List<Integer> opened = new ArrayList<>();
        List<RestoredTimes> times = RunCheckpoints.restore(watched(opened), manifest, interleaved(3));
        assertEquals(List.of(0, 0, 1, 1, 2, 2), opened, "each to look for LPs, and to read");
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    OptionalLong.of(RunCheckpoints.FIRST_HORIZON + i),
                    times.get(i).horizonTicks());
        }
    }

    @Test
    void shouldOpenNoFileWhoseIdsAreOthers() throws IOException, InterruptedException {
        CheckpointManifest manifest =
                RunCheckpoints.write(directory, run(6).start().steps(7));
        List<Integer> opened = new ArrayList<>();
        List<RestoredTimes> times = RunCheckpoints.restore(watched(opened), manifest, run(6));
        assertEquals(6, times.size());
        assertEquals(12, opened.size(), opened::toString);
        opened.clear();
        assertEquals(
                2, RunCheckpoints.restore(watched(opened), manifest, run(2)).size());
        assertEquals(Set.of(0, 1, 2, 3, 4, 5), Set.copyOf(opened));
    }

    /** Its checksum and its size are right, but it was written by a partition of other LPs. */
    @Test
    void shouldNoticeThatTheFilesDoNotHaveAllLps() throws IOException, InterruptedException {
        CheckpointManifest manifest =
                RunCheckpoints.write(directory, interleaved(2).start().steps(7));
        CheckpointStore store = CheckpointStore.in(directory);
        Files.copy(store.file(manifest, 0), store.file(manifest, 1), StandardCopyOption.REPLACE_EXISTING);
        DamagedStateException twice =
                assertThrows(DamagedStateException.class, () -> RunCheckpoints.restore(directory, manifest, run(1)));
        assertEquals(
                store.file(manifest, 1) + ": it has LP 0, which " + store.file(manifest, 0) + " has too",
                twice.getMessage());
        DamagedStateException missing = assertThrows(
                DamagedStateException.class, () -> RunCheckpoints.restore(directory, manifest, interleaved(2)));
        assertEquals(
                store.file(manifest, 0).getParent()
                        + ": LP 1 is in no file; 30 of the 30 LPs of a partition are missing",
                missing.getMessage());
    }

    /** Checksums are compared before, so this is damage that came after that. */
    @Test
    void shouldNameTheFileThatIsDamaged() throws IOException, InterruptedException {
        CheckpointManifest manifest =
                RunCheckpoints.write(directory, run(2).start().steps(7));
        Path file = CheckpointStore.in(directory).file(manifest, 1);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 50, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            DamagedStateException error = assertThrows(
                    DamagedStateException.class, () -> RunCheckpoints.restore(directory, manifest, run(2)));
            assertTrue(error.getMessage().startsWith(file + ": "), error.getMessage());
        }
    }
}
