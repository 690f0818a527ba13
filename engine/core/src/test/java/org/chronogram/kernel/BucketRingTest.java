package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BucketRingTest {
    private static final int BUCKETS = 8192;

    private final ChunkStore store = new ChunkStore();
    private final Window window = new Window(store, LpDirectory.ofBlocks(1, 1, 0));

    private static void add(BucketRing ring, ChunkStore store, long[] record) {
        int address = ring.claim(EventLayout.time(record, 0), record.length);
        System.arraycopy(record, 0, store.wordsAt(address), ChunkStore.offset(address), record.length);
    }

    private List<long[]> collect() {
        List<long[]> records = new ArrayList<>();
        window.returnAll((words, offset, length) -> records.add(Records.copy(words, offset)));
        return records;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40, 60})
    void shouldCoverAsManyBucketsAsThereAre(int shift) {
        BucketRing ring = new BucketRing(store, shift);
        long start = shift == 60 ? 0 : 5L << shift;
        ring.advanceTo(start);
        long beyond = start + ((long) BUCKETS << shift);
        assertTrue(ring.covers(start));
        if (beyond >>> shift == BUCKETS + (start >>> shift) && beyond > 0) {
            assertTrue(ring.covers(beyond - 1));
            assertFalse(ring.covers(beyond));
            assertFalse(ring.covers(Long.MAX_VALUE));
        } else {
            assertTrue(ring.covers(Long.MAX_VALUE));
        }
    }

    @Test
    void shouldBeEmptyAtFirst() {
        BucketRing ring = new BucketRing(store, 3);
        assertEquals(0, ring.size());
        assertEquals(Long.MAX_VALUE, ring.minTime());
        ring.takeUntil(Long.MAX_VALUE, window);
        assertEquals(List.of(), collect());
    }

    @Test
    void shouldTakeWholeBucketsThatBeginBeforeTheHorizon() {
        BucketRing ring = new BucketRing(store, 3);
        for (long time : new long[] {0, 7, 8, 15, 16}) {
            add(ring, store, Records.of(time, 0, 0));
        }
        ring.takeUntil(9, window);
        assertEquals(4, collect().size());
        assertEquals(1, ring.size());
        assertEquals(16, ring.minTime());
    }

    @Test
    void shouldFindSmallestTimeInEveryBucket() {
        for (int bucket = 0; bucket < BUCKETS; bucket += 13) {
            for (long start : new long[] {0, 3L * BUCKETS + 17, Long.MAX_VALUE / 2}) {
                BucketRing ring = new BucketRing(store, 2);
                ring.advanceTo(start);
                long base = (start >>> 2 << 2) + 4L * bucket;
                add(ring, store, Records.of(base + 3, 0, 0));
                add(ring, store, Records.of(base + 1, 0, 0));
                add(ring, store, Records.of(base + 2, 0, 0));
                assertEquals(base + 1, ring.minTime(), "bucket=" + bucket);
            }
        }
    }

    /** Against a sorted model, over many turns of the ring. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void shouldTakeWhatASortedModelTakes(int shift) {
        Random random = new Random(shift);
        BucketRing ring = new BucketRing(store, shift);
        PriorityQueue<long[]> expected = new PriorityQueue<>(Records.ORDER);
        long now = 0;
        for (int step = 0; step < 3000; step++) {
            for (int i = random.nextInt(8); i > 0; i--) {
                long[] record =
                        Records.random(random, now + (random.nextInt(BUCKETS - 1) << shift), 3, step * 8 + i, 0, 1);
                add(ring, store, record);
                expected.add(record);
            }
            assertEquals(
                    expected.isEmpty() ? Long.MAX_VALUE : EventLayout.time(expected.peek(), 0),
                    ring.minTime(),
                    "step=" + step);
            assertEquals(expected.size(), ring.size(), "step=" + step);
            now += (long) random.nextInt(2000) << shift;
            ring.takeUntil(now, window);
            ring.advanceTo(now);
            assertEquals(Records.sorted(before(expected, now)), Records.sorted(collect()), "seed=" + shift);
        }
    }

    private static List<long[]> before(PriorityQueue<long[]> records, long horizon) {
        List<long[]> taken = new ArrayList<>();
        while (!records.isEmpty() && EventLayout.time(records.peek(), 0) < horizon) {
            taken.add(records.poll());
        }
        return taken;
    }

    @Test
    void shouldTakeEverything() {
        Random random = new Random(8);
        BucketRing ring = new BucketRing(store, 4);
        ring.advanceTo(1 << 20);
        List<long[]> expected = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            long[] record = Records.random(random, (1 << 20) + random.nextInt(BUCKETS << 4), 3, i, 0, 1);
            add(ring, store, record);
            expected.add(record);
        }
        ring.takeAll(window);
        assertEquals(Records.sorted(expected), Records.sorted(collect()));
        assertEquals(0, ring.size());
        assertEquals(Long.MAX_VALUE, ring.minTime());
    }
}
