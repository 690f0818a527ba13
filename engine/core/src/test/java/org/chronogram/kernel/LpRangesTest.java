package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LpRangesTest {
    private static final int IDS = 200;

    private static LpRanges of(BitSet ids) {
        LpRanges.Builder lps = new LpRanges.Builder();
        ids.stream().forEach(lps::add);
        return lps.build();
    }

    private static LpRanges of(int... ids) {
        LpRanges.Builder lps = new LpRanges.Builder();
        for (int lp : ids) {
            lps.add(lp);
        }
        return lps.build();
    }

    private static List<Integer> ids(LpRanges lps) {
        List<Integer> ids = new ArrayList<>();
        lps.forEach(ids::add);
        return ids;
    }

    /** A set in which a share of the ids is, from none to all. */
    private static BitSet randomIds(SplittableRandom random) {
        int share = random.nextInt(101);
        BitSet ids = new BitSet();
        for (int lp = 0; lp < IDS; lp++) {
            ids.set(lp, random.nextInt(100) < share);
        }
        return ids;
    }

    @Test
    void shouldMergeIdsThatFollowEachOther() {
        LpRanges lps = of(0, 1, 2, 5, 7, 8);
        assertEquals(3, lps.rangeCount());
        assertEquals(6, lps.size());
        assertEquals(5, lps.first(1));
        assertEquals(1, lps.count(1));
        assertEquals(7, lps.first(2));
        assertEquals(2, lps.count(2));
        assertEquals(0, lps.firstLp());
        assertEquals(8, lps.lastLp());
    }

    @Test
    void shouldHoldABlockInOneRange() {
        LpRanges block = LpRanges.block(10, 10_000_000);
        assertEquals(1, block.rangeCount());
        assertEquals(10_000_000, block.size());
        assertEquals(10, block.firstLp());
        assertEquals(10_000_009, block.lastLp());
        assertEquals(block, new LpRanges.Builder().add(10, 9).add(19, 9_999_991).build());
    }

    @Test
    void shouldHoldNoLp() {
        assertEquals(LpRanges.NONE, LpRanges.block(7, 0));
        assertEquals(0, LpRanges.NONE.size());
        assertEquals(0, LpRanges.NONE.rangeCount());
        assertEquals(0, LpRanges.NONE.firstLp());
        assertEquals(-1, LpRanges.NONE.lastLp());
        assertFalse(LpRanges.NONE.contains(0));
        assertFalse(LpRanges.NONE.overlaps(LpRanges.block(0, 5)));
    }

    @Test
    void shouldHoldTheLargestIds() {
        LpRanges lps = LpRanges.block(Integer.MAX_VALUE - 2, 2);
        assertTrue(lps.contains(Integer.MAX_VALUE - 1));
        assertFalse(lps.contains(Integer.MAX_VALUE));
        assertEquals(Integer.MAX_VALUE - 1, lps.lastLp());
        assertEquals(Integer.MAX_VALUE, LpRanges.block(0, Integer.MAX_VALUE).size());
    }

    @Test
    void shouldRefuseIdsThatDoNotAscend() {
        LpRanges.Builder lps = new LpRanges.Builder().add(3, 2);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> lps.add(4));
        assertEquals("1 LPs from LP 4 on, expected at least 1 from LP 5 on", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> lps.add(9, 0));
        assertThrows(IllegalArgumentException.class, () -> lps.add(9, -1));
        assertThrows(IllegalArgumentException.class, () -> lps.add(-1));
        assertThrows(IllegalArgumentException.class, () -> lps.add(9, Integer.MAX_VALUE - 8));
        assertEquals(List.of(3, 4), ids(lps.build()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeTheSetOfTheIdsThatWereAdded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            BitSet ids = randomIds(random);
            LpRanges lps = of(ids);
            List<Integer> expected = ids.stream().boxed().toList();
            assertEquals(expected, ids(lps));
            assertEquals(expected.size(), lps.size());
            for (int lp = -1; lp <= IDS; lp++) {
                assertEquals(lp >= 0 && ids.get(lp), lps.contains(lp), "lp=" + lp);
            }
            for (int index = 0; index < lps.size(); index++) {
                assertEquals(expected.get(index), lps.lpAt(index));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldKnowWhichSetsOverlap(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int overlapping = 0;
        for (int round = 0; round < 300; round++) {
            BitSet ids = randomIds(random);
            BitSet others = randomIds(random);
            if (random.nextBoolean()) {
                others.andNot(ids);
            }
            assertEquals(ids.intersects(others), of(ids).overlaps(of(others)));
            assertEquals(ids.intersects(others), of(others).overlaps(of(ids)));
            overlapping += ids.intersects(others) ? 1 : 0;
        }
        assertTrue(overlapping > 50 && overlapping < 250, "overlapping=" + overlapping);
    }

    @Test
    void shouldBeEqualToTheSameSet() {
        assertEquals(of(1, 2, 9), of(1, 2, 9));
        assertEquals(of(1, 2, 9).hashCode(), of(1, 2, 9).hashCode());
        assertNotEquals(of(1, 2, 9), of(1, 2, 10));
        assertNotEquals(of(1, 2, 9), of(1, 2));
        assertNotEquals(of(1, 2, 3), of(1, 2, 3, 4));
    }
}
