package org.chronogram.model.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobQueueTest {
    private static final int OPERATIONS = 3000;

    private final TestClock clock = new TestClock();
    private final QueueStatistics statistics = TestClock.queueStatistics();

    private record Waiting(long job, long priority, long arrivalTicks) {}

    @Test
    void shouldRecordLengthsAndWaits() {
        FifoQueue queue = new FifoQueue(statistics);
        assertTrue(queue.offer(clock.at(10), 7));
        assertTrue(queue.offer(clock.at(20), 8));
        assertEquals(7, queue.first());
        assertEquals(7, queue.remove(clock.at(40)));
        assertEquals(30, queue.waitedTicks());
        assertEquals(1, queue.size());
        // One waits from 10 to 20 and from 40 on, two wait from 20 to 40.
        assertEquals((10 + 2 * 20 + 60) / 100.0, statistics.length().mean(100));
        assertEquals(30, statistics.waits().mean());
    }

    @Test
    void shouldLoseWhatHasNoRoom() {
        FifoQueue queue = new FifoQueue(1, statistics);
        assertTrue(queue.offer(clock.at(0), 1));
        assertTrue(queue.isFull());
        assertFalse(queue.offer(clock.at(0), 2));
        assertEquals(1, statistics.lost().count());
        assertEquals(1, queue.remove(clock.at(5)));
        assertTrue(queue.isEmpty());
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        FifoQueue empty = new FifoQueue(0, statistics);
        assertFalse(empty.offer(clock.at(0), 1));
        assertThrows(IllegalStateException.class, () -> empty.remove(clock.context));
        assertThrows(IllegalStateException.class, empty::first);
        assertThrows(IllegalArgumentException.class, () -> new PriorityJobQueue(-1, statistics));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeInTheOrderOfArrival(long seed) {
        compare(new FifoQueue(statistics), new ArrayDeque<>(), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeInTheOrderOfPriorities(long seed) {
        Comparator<Waiting> order = Comparator.comparingLong(Waiting::priority).thenComparingLong(Waiting::job);
        compare(new PriorityJobQueue(statistics), new PriorityQueue<>(order), seed);
    }

    /** Jobs have ascending numbers, so a job with a smaller one came earlier. */
    private void compare(JobQueue queue, Queue<Waiting> expected, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < OPERATIONS; i++) {
            clock.at(i);
            // The queue grows in the first half, and shrinks in the second.
            if (random.nextInt(OPERATIONS) > OPERATIONS / 5 + i / 2) {
                Waiting waiting = new Waiting(i, random.nextInt(-2, 3), i);
                assertTrue(queue.offer(clock.context, waiting.job(), waiting.priority()));
                expected.add(waiting);
            } else if (!expected.isEmpty()) {
                Waiting first = expected.remove();
                assertEquals(first.job(), queue.remove(clock.context), "seed " + seed + ", operation " + i);
                assertEquals(i - first.arrivalTicks(), queue.waitedTicks());
            }
            assertEquals(expected.size(), queue.size());
        }
    }
}
