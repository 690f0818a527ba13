package org.chronogram.checkpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.LockStep;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.chronogram.state.DamagedStateException;
import org.chronogram.state.PartitionCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage that no checksum has caught: it ends in an exception that says so, or in another value, and costs no memory. */
@Timeout(120)
final class DamagedPartitionTest {
    private static final int ROUNDS = 300;
    private static final long MOST_BYTES = 64 << 20;

    @TempDir
    private Path directory;

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        byte[] result = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && result.length > 0; i--) {
            int at = random.nextInt(result.length);
            result[at] =
                    random.nextBoolean() ? (byte) random.nextInt() : (byte) (result[at] ^ (1 << random.nextInt(8)));
        }
        return result;
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static LockStep run() {
        StatefulModel model = new StatefulModel(10);
        return new LockStep(model, ParameterValues.parse(model, Map.of()), 1 << 22, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNoticeDamageToFiles(long seed) throws IOException, InterruptedException {
        CheckpointManifest manifest =
                PartitionFiles.write(directory, run().start().steps(30));
        Path file = CheckpointStore.in(directory).file(manifest, 0);
        byte[] bytes = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(seed);
        int noticed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, damaged(bytes, random));
            noticed += restoreDamaged(manifest, file) ? 1 : 0;
        }
        assertTrue(noticed > ROUNDS / 4, "noticed=" + noticed);
    }

    private boolean restoreDamaged(CheckpointManifest manifest, Path file) {
        long before = allocatedBytes();
        KernelState state = run().states().get(0);
        PartitionCodec codec = PartitionFiles.codec(state);
        boolean noticed = false;
        try {
            new CheckpointRestore(CheckpointStore.in(directory), manifest).restore(codec, 0, 1);
        } catch (DamagedStateException | InvalidInputException e) {
            noticed = true;
            assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        }
        long allocated = allocatedBytes() - before;
        assertTrue(allocated < MOST_BYTES, "allocated=" + allocated);
        return noticed;
    }

    @Test
    void shouldNoticeEveryFileThatEndsEarly() throws IOException, InterruptedException {
        CheckpointManifest manifest =
                PartitionFiles.write(directory, run().start().steps(3));
        Path file = CheckpointStore.in(directory).file(manifest, 0);
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 13) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertTrue(restoreDamaged(manifest, file), "length=" + length);
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertTrue(restoreDamaged(manifest, file), "one byte more");
    }
}
