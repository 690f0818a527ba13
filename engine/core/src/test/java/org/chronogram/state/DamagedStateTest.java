package org.chronogram.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.chronogram.state.Capture.Quiet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged bytes give an exception or another state; never an endless loop, an error of the machine, or a huge array. */
class DamagedStateTest {
    private static final int ROUNDS = 2000;

    static class Part {
        long value;
        String name = "part";
        Part next;
    }

    static final class Everything extends Quiet {
        long[] numbers = {1, 2, 3};
        Object[] objects = {"a", 1, 2.0, new int[][] {{1}, {2, 3}}};
        Map<String, Part> hashed = new HashMap<>();
        Set<Long> set = new HashSet<>(List.of(1L, 2L, 3L));
        TreeMap<Long, List<Part>> sorted = new TreeMap<>();
        final ArrayDeque<Part> queue = new ArrayDeque<>();
        BitSet bits = new BitSet();
        BigInteger large = BigInteger.TEN.pow(30);
        BigDecimal decimal = BigDecimal.ONE;
        StringBuilder text = new StringBuilder("text");
        Optional<Part> perhaps = Optional.of(new Part());
        Thread.State state = Thread.State.NEW;
        List<Integer> frozen = List.of(1, 2, 3);
    }

    static final class Small extends Quiet {
        long[] numbers = {1, 2, 3};
        String text = "text";
        Thread.State state = Thread.State.NEW;
        double real = 1.5;
        int[] more = new int[20];
    }

    private static Everything everything() {
        Everything process = new Everything();
        Part part = new Part();
        part.next = part;
        process.hashed.put("x", part);
        process.sorted.put(4L, List.of(part, new Part()));
        process.queue.add(part);
        process.bits.set(100);
        return process;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Timeout(60)
    void shouldNeitherHangNorRunOutOfMemory(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = Capture.codec(everything()).capture(everything());
        byte[] small = Capture.codec(new Small()).capture(new Small());
        int refused = 0;
        ProcessCodec codec = Capture.codec(everything());
        ProcessCodec smallCodec = Capture.codec(new Small());
        for (int i = 0; i < ROUNDS; i++) {
            refused += isRefused(codec, everything(), damaged(bytes, random), seed) ? 1 : 0;
            refused += isRefused(smallCodec, new Small(), damaged(small, random), seed) ? 1 : 0;
        }
        assertTrue(refused > ROUNDS / 2, "refused " + refused);
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        byte[] damaged = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
        for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static boolean isRefused(ProcessCodec codec, Quiet fresh, byte[] bytes, long seed) {
        try {
            codec.restore(fresh, bytes);
            return false;
        } catch (DamagedStateException e) {
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ": " + Arrays.toString(bytes), e);
        }
    }
}
