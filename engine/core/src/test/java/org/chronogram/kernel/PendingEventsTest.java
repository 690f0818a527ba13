package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PendingEventsTest {
    private static final int LPS = 20;
    private static final LpDirectory DIRECTORY = LpDirectory.ofBlocks(LPS, 1, 0);

    /** The structure and a sorted model of it, side by side. */
    private static final class Pair {
        private final long lookahead;
        private final long seed;
        private final Random random;
        private final WindowGrid grid;
        private final PendingEvents pending;
        private final PriorityQueue<long[]> expected = new PriorityQueue<>(Records.ORDER);
        private long executedUntil;
        private int sequence;
        private int taken;

        Pair(long lookahead, long startTicks, long seed) {
            this.lookahead = lookahead;
            this.seed = seed;
            executedUntil = startTicks;
            random = new Random(seed);
            grid = new WindowGrid(lookahead);
            pending = new PendingEvents(grid, DIRECTORY);
        }

        /** From events of this window to ones far beyond all buckets, and up to the end of time. */
        private long anyTime() {
            long width = Math.max(1, lookahead);
            long delay = switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> (long) (random.nextDouble() * width * 5000);
                case 2 -> (long) (random.nextDouble() * width * 50);
                default -> (long) (random.nextDouble() * width * 2);
            };
            long time = executedUntil + delay;
            return time < 0 ? Math.max(executedUntil, Long.MAX_VALUE - random.nextInt(3)) : time;
        }

        private void add() {
            long[] record = Records.random(random, anyTime(), 3, sequence++, 0, LPS);
            if (random.nextBoolean() && pending.hasBucket(EventLayout.time(record, 0))) {
                int address = pending.claim(EventLayout.time(record, 0), record.length);
                System.arraycopy(
                        record, 0, pending.store().wordsAt(address), ChunkStore.offset(address), record.length);
            } else {
                pending.add(record, 0, record.length);
            }
            expected.add(record);
        }

        private void addSome(int most) {
            for (int i = random.nextInt(most); i > 0; i--) {
                add();
            }
        }

        private void check() {
            assertEquals(expected.size(), pending.size(), "seed=" + seed);
            assertEquals(
                    expected.isEmpty() ? Long.MAX_VALUE : EventLayout.time(expected.peek(), 0),
                    pending.minTime(),
                    "seed=" + seed);
        }

        private long horizon() {
            long end = grid.endOf(pending.minTime());
            long length = end - pending.minTime();
            return random.nextInt(4) == 0 ? pending.minTime() + 1 + (long) (random.nextDouble() * (length - 1)) : end;
        }

        void step() {
            addSome(30);
            check();
            if (pending.minTime() < Long.MAX_VALUE) {
                executedUntil = horizon();
                if (pending.heapMode()) {
                    popUntil(executedUntil);
                } else {
                    takeUntil(executedUntil);
                }
            }
            check();
            switchMode();
            check();
        }

        private void popUntil(long end) {
            long[] popped = new long[ChunkStore.CHUNK_WORDS];
            while (pending.heap().minTime() < end) {
                int length = pending.heap().pop(popped);
                assertArrayEquals(expected.poll(), Arrays.copyOf(popped, length), "seed=" + seed);
                taken++;
            }
            addSome(5);
        }

        private void takeUntil(long end) {
            Window window = pending.take(pending.minTime(), end);
            List<long[]> wanted = new ArrayList<>();
            while (!expected.isEmpty() && EventLayout.time(expected.peek(), 0) < end) {
                wanted.add(expected.poll());
            }
            addSome(5);
            List<long[]> actual = new ArrayList<>();
            window.forEachGroup((lp, addresses, from, to) -> {
                for (int i = from; i < to; i++) {
                    actual.add(Records.copy(pending.store().wordsAt(addresses[i]), ChunkStore.offset(addresses[i])));
                }
            });
            window.release();
            taken += actual.size();
            assertEquals(Records.sorted(wanted), Records.sorted(actual), "seed=" + seed);
        }

        private void switchMode() {
            if (lookahead > 0 && random.nextInt(20) == 0) {
                pending.heapMode(!pending.heapMode(), executedUntil);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "3, 0",
        "8, 5",
        "1000, 123456789",
        "1048576, 0",
        "1099511627776, 0",
        "1000, 9223372036854745807",
        "1, 9223372036854775600",
        "4503599627370496, 0",
        "4611686018427387904, 0"
    })
    void shouldGiveOutWhatASortedModelGivesOut(long lookahead, long startTicks) {
        for (long seed = 0; seed < 10; seed++) {
            Pair pair = new Pair(lookahead, startTicks, seed);
            for (int step = 0; step < 300; step++) {
                pair.step();
            }
            assertTrue(pair.taken > 0, "taken=" + pair.taken);
        }
    }

    @Test
    void shouldHaveNoBucketBeyondTheNearFutureOrInHeapMode() {
        PendingEvents pending = new PendingEvents(new WindowGrid(1000), DIRECTORY);
        assertTrue(pending.hasBucket(8192 * 128 - 1));
        assertFalse(pending.hasBucket(8192 * 128));
        pending.heapMode(true, 0);
        assertTrue(pending.heapMode());
        assertFalse(pending.hasBucket(5));
        pending.heapMode(false, 128);
        assertFalse(pending.heapMode());
        assertTrue(pending.hasBucket(8192 * 128));
    }

    @Test
    void shouldMoveFarFutureIntoBucketsWhenItComesNear() {
        PendingEvents pending = new PendingEvents(new WindowGrid(1000), DIRECTORY);
        pending.add(Records.of(2_000_000, 0, 0), 0, EventLayout.HEADER_WORDS);
        pending.add(Records.of(1_500_000, 0, 0), 0, EventLayout.HEADER_WORDS);
        assertEquals(2, pending.heap().size());
        Window window = pending.take(1_500_000, 1_500_800);
        List<Long> times = new ArrayList<>();
        window.forEachGroup((lp, addresses, from, to) -> {
            for (int i = from; i < to; i++) {
                long[] words = pending.store().wordsAt(addresses[i]);
                times.add(EventLayout.time(words, ChunkStore.offset(addresses[i])));
            }
        });
        assertEquals(List.of(1_500_000L), times);
        window.release();
        assertEquals(0, pending.heap().size());
        assertEquals(2_000_000, pending.minTime());
    }
}
