package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartitionDistancesTest {
    private static final long NONE = Long.MAX_VALUE;

    private static PartitionDistances distances(long[]... directTicks) {
        return new PartitionDistances(directTicks);
    }

    /** Partition 0 to 1 in 5, 1 to 2 in 7, 2 to 0 in 11. */
    private static PartitionDistances ring() {
        return distances(new long[] {NONE, 5, NONE}, new long[] {NONE, NONE, 7}, new long[] {11, NONE, NONE});
    }

    @Test
    void shouldAddUpTheDelaysOfAChain() {
        assertEquals(5, ring().distanceTicks(0, 1));
        assertEquals(12, ring().distanceTicks(0, 2));
        assertEquals(18, ring().distanceTicks(1, 0));
        assertEquals(16, ring().distanceTicks(2, 1));
        assertEquals(3, ring().partitions());
    }

    @Test
    void shouldPreferAShortChainToALongLink() {
        PartitionDistances distances =
                distances(new long[] {NONE, 5, 100}, new long[] {NONE, NONE, 7}, new long[] {NONE, NONE, NONE});
        assertEquals(12, distances.distanceTicks(0, 2));
    }

    @Test
    void shouldTakeTheShortestWayRoundAsTheDistanceToItself() {
        assertEquals(23, ring().distanceTicks(0, 0));
        assertEquals(23, ring().distanceTicks(1, 1));
        PartitionDistances twoLoops =
                distances(new long[] {NONE, 5, 1}, new long[] {5, NONE, NONE}, new long[] {20, NONE, NONE});
        assertEquals(10, twoLoops.distanceTicks(0, 0));
        assertEquals(21, twoLoops.distanceTicks(2, 2));
    }

    /** A link inside of a partition does not lead from partition to partition, so its delay may be 0. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, NONE})
    void shouldIgnoreTheDiagonal(long diagonal) {
        PartitionDistances distances = distances(new long[] {diagonal, 5}, new long[] {6, diagonal});
        assertEquals(11, distances.distanceTicks(0, 0));
        assertEquals(5, distances.distanceTicks(0, 1));
    }

    @Test
    void shouldBeInfiniteWhereNoLinkLeads() {
        PartitionDistances oneWay = distances(new long[] {NONE, 5}, new long[] {NONE, NONE});
        assertEquals(NONE, oneWay.distanceTicks(1, 0));
        assertEquals(NONE, oneWay.distanceTicks(0, 0));
        assertEquals(NONE, oneWay.distanceTicks(1, 1));
    }

    @Test
    void shouldKeepTheDirectionsApart() {
        PartitionDistances distances = distances(new long[] {NONE, 3}, new long[] {1_000, NONE});
        assertEquals(3, distances.distanceTicks(0, 1));
        assertEquals(1_000, distances.distanceTicks(1, 0));
        assertEquals(1_003, distances.distanceTicks(0, 0));
    }

    @Test
    void shouldBeInfiniteWhereASumExceedsTheLargestTime() {
        long half = Long.MAX_VALUE / 2 + 1;
        PartitionDistances distances =
                distances(new long[] {NONE, half, NONE}, new long[] {NONE, NONE, half}, new long[] {1, NONE, NONE});
        assertEquals(NONE, distances.distanceTicks(0, 2));
        assertEquals(half + 1, distances.distanceTicks(1, 0));
        assertEquals(NONE, distances.reachTicks(0, half, 1));
        assertEquals(NONE, distances.reachTicks(0, NONE, 1));
    }

    @Test
    void shouldTellWhenAnEventCanReachAPartition() {
        assertEquals(112, ring().reachTicks(0, 100, 2));
        assertEquals(123, ring().reachTicks(2, 100, 2));
        assertEquals(NONE, ring().reachTicks(1, NONE, 1));
    }

    @Test
    void shouldKnowTheSmallestDistanceIntoAPartition() {
        assertEquals(11, ring().entryTicks(0));
        assertEquals(5, ring().entryTicks(1));
        assertEquals(7, ring().entryTicks(2));
        assertEquals(NONE, distances(new long[] {NONE}).entryTicks(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void shouldRefuseDelaysThatAreNotPositive(long ticks) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> distances(new long[] {NONE, 5}, new long[] {ticks, NONE}));
        assertEquals(
                "a link between two partitions has a delay of " + ticks + " ticks: expected at least 1",
                e.getMessage());
    }

    @Test
    void shouldFindTheShortestOfAllChains() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            long[][] direct = randomDelays(random, 1 + random.nextInt(6));
            PartitionDistances distances = new PartitionDistances(direct);
            for (int source = 0; source < direct.length; source++) {
                for (int target = 0; target < direct.length; target++) {
                    String which = "seed " + seed + " from " + source + " to " + target;
                    long shortest = shortest(direct, source, target, direct.length);
                    assertEquals(shortest, distances.distanceTicks(source, target), which);
                }
            }
        }
    }

    /** Delays of very different lengths; a part of the links is missing. */
    static long[][] randomDelays(Random random, int partitions) {
        double missing = random.nextDouble();
        long[][] direct = new long[partitions][partitions];
        for (long[] row : direct) {
            for (int target = 0; target < partitions; target++) {
                row[target] = random.nextDouble() < missing ? NONE : 1 + (long) Math.exp(random.nextDouble() * 10);
            }
        }
        return direct;
    }

    /** Tries all chains of so many links; more links than partitions make no chain shorter. */
    private static long shortest(long[][] direct, int source, int target, int links) {
        if (links == 0) {
            return NONE;
        }
        long shortest = source == target ? NONE : direct[source][target];
        for (int via = 0; via < direct.length; via++) {
            if (via != source && direct[source][via] != NONE) {
                long rest = shortest(direct, via, target, links - 1);
                shortest = Math.min(shortest, rest == NONE ? NONE : direct[source][via] + rest);
            }
        }
        return shortest;
    }
}
