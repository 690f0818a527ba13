package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.chronogram.kernel.WindowGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partition 0 reaches 1 in 10 ticks, 1 reaches 2 in 20, 2 reaches 0 in 40: each gets back to itself in 70. */
final class LinkPolicyTest {
    private static final long NONE = Long.MAX_VALUE;
    private static final long LOCAL = 1_000;
    private static final PartitionDistances RING =
            new PartitionDistances(new long[][] {{NONE, 10, NONE}, {NONE, NONE, 20}, {40, NONE, NONE}});

    private final EventBatches sent = new EventBatches(new FakeExchange(1), 0, 3);

    private static LinkPolicy policy(int partition, PartitionDistances distances, long localTicks) {
        long gridTicks = Math.min(distances.entryTicks(partition), localTicks);
        return new LinkPolicy(partition, distances, new WindowGrid(gridTicks));
    }

    private static LinkPolicy policy(int partition) {
        return policy(partition, RING, LOCAL);
    }

    private void send(int receiver, long time) {
        long[] words = Frames.record(time, 0, 0, receiver);
        sent.send(receiver, words, 0, words.length);
    }

    private void assertReach(long pendingTicks, long first, long second, long third) {
        StepEnd end = new StepEnd(3);
        policy(0).reach(pendingTicks, sent, end);
        assertEquals(first, end.reachTicks(0), "partition 0");
        assertEquals(second, end.reachTicks(1), "partition 1");
        assertEquals(third, end.reachTicks(2), "partition 2");
    }

    @Test
    void shouldNameAllPartitions() {
        assertEquals(3, policy(0).partitions());
    }

    @Test
    void shouldTellWhenItsOwnEventsCanReachEachPartitionItselfIncluded() {
        assertReach(100, 170, 110, 130);
    }

    /** The event is pending with partition 1 by now: it cannot reach that one but by way of the others. */
    @Test
    void shouldAttributeAnEventThatItSentToItsReceiver() {
        send(1, 115);
        assertReach(NONE, 115 + 60, 115 + 70, 115 + 20);
    }

    @Test
    void shouldTakeTheEarliestOfAllItsEvents() {
        send(1, 115);
        send(1, 112);
        send(2, 125);
        assertReach(100, 125 + 40, 110, 130);
        assertReach(1_000, 125 + 40, 125 + 50, 112 + 20);
    }

    @Test
    void shouldReachNoPartitionWithoutEvents() {
        assertReach(NONE, NONE, NONE, NONE);
    }

    @Test
    void shouldReachNoPartitionAfterTheLargestTime() {
        assertReach(NONE - 20, NONE, NONE - 10, NONE);
    }

    @ParameterizedTest
    @CsvSource({"0, 140", "1, 110", "2, 120"})
    void shouldBeReachedByTheNearestPartitionWhereEventsMayBeAnywhere(int partition, long ticks) {
        assertEquals(ticks, policy(partition).reachTicks(100));
    }

    @Test
    void shouldNeverBeReachedWhereNoLinkLeads() {
        PartitionDistances oneWay = new PartitionDistances(new long[][] {{NONE, 5}, {NONE, NONE}});
        assertEquals(NONE, policy(0, oneWay, LOCAL).reachTicks(100));
        assertEquals(105, policy(1, oneWay, LOCAL).reachTicks(100));
    }

    @Test
    void shouldGoAsFarAsNothingCanReachIt() {
        assertEquals(120, policy(2).horizonTicks(100, 120));
        assertEquals(900, policy(2).horizonTicks(100, 900));
    }

    /** Partition 2 has windows of at least 20 ticks, so its buckets are 4 ticks wide. */
    @ParameterizedTest
    @CsvSource({"128, 128", "129, 128", "131, 128", "132, 132"})
    void shouldEndOnTheBoundaryOfABucket(long reachTicks, long horizonTicks) {
        assertEquals(horizonTicks, policy(2).horizonTicks(100, reachTicks));
    }

    @Test
    void shouldNotOverflowAtTheEndOfTime() {
        assertEquals(NONE, policy(2).horizonTicks(NONE - 10, NONE));
        assertEquals(NONE, policy(2).reachTicks(NONE - 10));
    }

    /** The alignment never keeps the partition with the first event of the run from executing it. */
    @Test
    void shouldAlwaysLetThePartitionWithTheFirstEventExecuteIt() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            int partitions = 1 + random.nextInt(6);
            PartitionDistances distances =
                    new PartitionDistances(PartitionDistancesTest.randomDelays(random, partitions));
            long longest = 1 + (long) Math.exp(random.nextDouble() * 10);
            assertProgress(distances, longest, random, "seed " + seed);
        }
    }

    private static void assertProgress(PartitionDistances distances, long longest, Random random, String which) {
        long[] pendingTicks = random.longs(distances.partitions(), 0, 30_000).toArray();
        int first = 0;
        StepBarrier[] barriers = new StepBarrier[distances.partitions()];
        for (int partition = 0; partition < barriers.length; partition++) {
            barriers[partition] = new StepBarrier(distances.partitions());
            first = pendingTicks[partition] < pendingTicks[first] ? partition : first;
        }
        for (int partition = 0; partition < barriers.length; partition++) {
            StepEnd end = new StepEnd(distances.partitions());
            end.nextEventTicks(pendingTicks[partition]);
            EventBatches nothingSent = new EventBatches(new FakeExchange(0), 0, distances.partitions());
            policy(partition, distances, longest).reach(pendingTicks[partition], nothingSent, end);
            for (int receiver = 0; receiver < barriers.length; receiver++) {
                barriers[receiver].add(end, receiver, partition);
            }
        }
        long horizon = policy(first, distances, longest)
                .horizonTicks(barriers[first].nextEventTicks(), barriers[first].reachTicks());
        assertTrue(horizon > pendingTicks[first], which);
    }
}
