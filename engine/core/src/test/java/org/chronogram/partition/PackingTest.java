package org.chronogram.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PackingTest {
    private static void assertPacked(long[] weights, int partitions, long limit) {
        int[] packed = new Packing(weights, partitions).pack(limit);
        long[] loads = new long[partitions];
        int[] groups = new int[partitions];
        for (int group = 0; group < weights.length; group++) {
            loads[packed[group]] += weights[group];
            groups[packed[group]]++;
        }
        assertTrue(Arrays.stream(loads).max().getAsLong() <= limit, Arrays.toString(loads));
        assertTrue(Arrays.stream(groups).min().getAsInt() > 0, Arrays.toString(groups));
    }

    @Test
    void shouldFindADivisionThatPlacingTheHeaviestFirstMisses() {
        long[] weights = {3, 3, 2, 2, 2};
        assertEquals(6, new Packing(weights, 2).smallestLimit());
        assertPacked(weights, 2, 6);
        assertFalse(new Packing(weights, 2).fits(5));
        assertNull(new Packing(weights, 2).pack(5));
    }

    @Test
    void shouldNeedAsManyGroupsAsPartitions() {
        assertFalse(new Packing(new long[] {1, 1}, 3).fits(100));
        assertPacked(new long[] {5, 1, 1}, 3, 100);
    }

    @Test
    void shouldBeBoundByTheHeaviestGroup() {
        assertEquals(60, new Packing(new long[] {60, 10, 10, 10, 10}, 2).smallestLimit());
        assertEquals(60, new Packing(new long[] {60, 10, 10, 10, 10}, 4).smallestLimit());
    }

    @Test
    void shouldPackWhatItSaysFits() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            long[] weights = random.longs(2 + random.nextInt(200), 1, 2 + random.nextInt(1000))
                    .toArray();
            int partitions = 1 + random.nextInt(Math.min(20, weights.length));
            assertPacked(weights, partitions, new Packing(weights, partitions).smallestLimit());
        }
    }

    @Test
    void shouldDivideManyEqualGroups() {
        long[] weights = new long[100_000];
        Arrays.fill(weights, 3);
        assertEquals(3 * 100, new Packing(weights, 1000).smallestLimit());
        assertPacked(weights, 1000, 300);
    }
}
