package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.chronogram.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventHeapTest {
    private final EventHeap heap = new EventHeap();
    private final long[] popped = new long[ChunkStore.CHUNK_WORDS];

    private long[] pop() {
        int length = heap.pop(popped);
        return Arrays.copyOf(popped, length);
    }

    @Test
    void shouldBeEmptyAtFirst() {
        assertTrue(heap.isEmpty());
        assertEquals(0, heap.size());
        assertEquals(Long.MAX_VALUE, heap.minTime());
        assertFalse(heap.minPrecedes(Records.of(Long.MAX_VALUE, -1, -1), 0));
    }

    /** Times from 1 value (all ties) to practically none alike. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 1_000_000_000})
    void shouldPopInTheOrderOfPriorityQueue(int times) {
        Random random = new Random(times);
        PriorityQueue<long[]> expected = new PriorityQueue<>(Records.ORDER);
        for (int i = 0; i < 100_000; i++) {
            boolean growing = i / 5000 % 2 == 0;
            if (expected.isEmpty() || random.nextInt(10) < (growing ? 7 : 3)) {
                long[] record = Records.random(random, random.nextInt(times), 4, i, 0, 100);
                heap.push(record, 0, record.length);
                expected.add(record);
            } else {
                assertArrayEquals(expected.poll(), pop(), "seed=" + times + " operation=" + i);
            }
            assertState(expected, times, i);
        }
        while (!expected.isEmpty()) {
            assertArrayEquals(expected.poll(), pop(), "seed=" + times);
        }
        assertTrue(heap.isEmpty());
    }

    private void assertState(PriorityQueue<long[]> expected, int seed, int operation) {
        String message = "seed=" + seed + " operation=" + operation;
        assertEquals(expected.size(), heap.size(), message);
        assertEquals(expected.isEmpty(), heap.isEmpty(), message);
        assertEquals(expected.isEmpty() ? Long.MAX_VALUE : expected.peek()[0], heap.minTime(), message);
    }

    @Test
    void shouldKeepRecordsOfEveryLength() {
        Random random = new Random(1);
        PriorityQueue<long[]> expected = new PriorityQueue<>(Records.ORDER);
        for (int round = 0; round < 3; round++) {
            for (int bytes = 0; bytes <= Event.MAX_PAYLOAD_BYTES; bytes++) {
                long[] record = Records.of(random.nextInt(500), bytes % 3, bytes, 1, 2, bytes);
                Arrays.fill(record, EventLayout.HEADER_WORDS, record.length, random.nextLong());
                heap.push(record, 0, record.length);
                expected.add(record);
            }
            while (!expected.isEmpty()) {
                assertArrayEquals(expected.poll(), pop(), "round=" + round);
            }
        }
    }

    @Test
    void shouldCompareFirstWithAnyRecord() {
        heap.push(Records.of(5, 3, 7), 0, EventLayout.HEADER_WORDS);
        assertTrue(heap.minPrecedes(Records.of(6, 0, 0), 0));
        assertTrue(heap.minPrecedes(Records.of(5, 4, 0), 0));
        assertTrue(heap.minPrecedes(Records.of(5, 3, 8), 0));
        assertFalse(heap.minPrecedes(Records.of(5, 3, 7), 0));
        assertFalse(heap.minPrecedes(Records.of(5, 2, 9), 0));
        assertFalse(heap.minPrecedes(Records.of(4, 9, 9), 0));
    }

    @Test
    void shouldOrderSequencesAcrossWrapAround() {
        for (int sequence : new int[] {1, -2, 0, -1}) {
            heap.push(Records.of(5, 3, sequence), 0, EventLayout.HEADER_WORDS);
        }
        for (int sequence : new int[] {-2, -1, 0, 1}) {
            assertEquals(sequence, EventLayout.sequence(pop(), 0));
        }
    }

    /** Every slot that was freed is used again, so nothing is allocated once the heap has had its largest content. */
    @Test
    void shouldAllocateNothingInSteadyState() {
        long[][] records = new long[1000][];
        Random random = new Random(7);
        for (int i = 0; i < records.length; i++) {
            records[i] = Records.random(random, i, 1, i, 0, 1);
            heap.push(records[i], 0, records[i].length);
        }
        exchange(200_000);
        long before = allocatedBytes();
        exchange(200_000);
        long allocated = allocatedBytes() - before;
        assertTrue(allocated < 10_000, "allocated " + allocated + " bytes");
    }

    private void exchange(int operations) {
        for (int i = 0; i < operations; i++) {
            int length = heap.pop(popped);
            popped[0] += 1000;
            heap.push(popped, 0, length);
        }
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
