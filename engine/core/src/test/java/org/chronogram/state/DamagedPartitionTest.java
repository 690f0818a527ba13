package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.chronogram.kernel.LockStep;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage without a checksum: reading ends with a DamagedStateException or another value, and allocates no large array. */
@Timeout(120)
final class DamagedPartitionTest {
    private static final int LPS = 10;
    private static final int ROUNDS = 300;
    private static final long MOST_BYTES = 64 << 20;

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
        StatefulModel model = new StatefulModel(LPS);
        return new LockStep(model, ParameterValues.parse(model, Map.of()), 1 << 22, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNoticeDamage(long seed) {
        MemoryState state = MemoryState.of(run().start().steps(30));
        SplittableRandom random = new SplittableRandom(seed);
        int noticed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            noticed += isNoticed(damaged(state.partitions().get(0).bytes(), random)) ? 1 : 0;
        }
        assertTrue(noticed > ROUNDS / 4, "noticed=" + noticed);
    }

    private static boolean isNoticed(byte[] bytes) {
        long before = allocatedBytes();
        PartitionRestore restore = MemoryState.codec(run().states().get(0)).restore();
        boolean noticed = false;
        try {
            restore.find(new MemoryState.Source(bytes), LPS);
            restore.begin("memory");
            restore.read(new MemoryState.Source(bytes), true);
            restore.complete();
        } catch (DamagedStateException | InvalidInputException e) {
            noticed = true;
            assertTrue(e.getMessage().startsWith("memory"), e.getMessage());
        }
        long allocated = allocatedBytes() - before;
        assertTrue(allocated < MOST_BYTES, "allocated=" + allocated);
        return noticed;
    }

    @Test
    void shouldNoticeEveryEarlyEnd() {
        MemoryState state = MemoryState.of(run().start().steps(3));
        byte[] bytes = state.partitions().get(0).bytes();
        for (int length = 0; length < bytes.length; length += 13) {
            assertTrue(isNoticed(Arrays.copyOf(bytes, length)), "length=" + length);
        }
        assertTrue(isNoticed(Arrays.copyOf(bytes, bytes.length + 1)), "one byte more");
    }
}
