package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chronogram.kernel.LockStep;
import org.chronogram.kernel.RandomModel;
import org.chronogram.state.DamagedStateException;
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
