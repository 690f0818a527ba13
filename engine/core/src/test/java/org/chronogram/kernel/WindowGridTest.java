package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowGridTest {
    private static void check(long lookahead, long start, String message) {
        WindowGrid grid = new WindowGrid(lookahead);
        long width = 1L << grid.bucketShift();
        long end = grid.endOf(start);
        long length = end - start;
        assertTrue(end > start, message);
        assertTrue(length <= Math.max(1, lookahead), message);
        assertTrue(width == 1 || width <= lookahead / 4, message);
        if (end != Long.MAX_VALUE) {
            assertEquals(0, end % width, message);
            assertTrue(length >= lookahead - lookahead / 4, message);
        } else {
            assertTrue(start >= Long.MAX_VALUE - Math.max(1, lookahead), message);
        }
    }

    @Test
    void shouldEndWithinOneLookaheadAtBucketBoundary() {
        for (long seed = 0; seed < 100_000; seed++) {
            Random random = new Random(seed);
            long lookahead = random.nextLong() >>> (1 + random.nextInt(63));
            long start = random.nextLong() >>> (1 + random.nextInt(63));
            check(lookahead, start, "seed=" + seed + " lookahead=" + lookahead + " start=" + start);
        }
    }

    @Test
    void shouldHoldForAllSmallLookaheadsAndStarts() {
        for (long lookahead = 0; lookahead < 130; lookahead++) {
            for (long start = 0; start < 300; start++) {
                check(lookahead, start, "lookahead=" + lookahead + " start=" + start);
            }
        }
    }

    @Test
    void shouldHoldNearTheEndOfTime() {
        for (int bits = 0; bits < 63; bits++) {
            for (long back = 1; back < 200; back++) {
                check(1L << bits, Long.MAX_VALUE - back, "lookahead=2^" + bits + " back=" + back);
                check((1L << bits) + 1, Long.MAX_VALUE - back, "lookahead=2^" + bits + "+1 back=" + back);
            }
        }
        check(Long.MAX_VALUE, 0, "largest lookahead");
        check(Long.MAX_VALUE, Long.MAX_VALUE - 1, "largest lookahead at the end");
    }

    private static WindowGrid grid(boolean links, long lookahead, long smallestDelayTicks, long endTicks) {
        TestModel model = new TestModel(builder -> {
            builder.lookahead(lookahead);
            builder.logicalProcesses(2, lp -> (event, context) -> {});
            if (links) {
                builder.links((lp, to) -> {});
            }
        });
        return WindowGrid.of(model.declaration(endTicks), smallestDelayTicks);
    }

    @Test
    void shouldFollowTheLookaheadOfAModelWithoutLinks() {
        WindowGrid grid = grid(false, 1000, 8, 20);
        assertEquals(new WindowGrid(1000).bucketShift(), grid.bucketShift());
        assertEquals(new WindowGrid(1000).endOf(17), grid.endOf(17));
        assertFalse(grid(false, 0, 8, 20).hasLookahead());
    }

    @Test
    void shouldFollowTheDelaysOfThePartitionWhereTheModelDeclaresLinks() {
        WindowGrid grid = grid(true, 8, 1000, 10_000_000);
        assertEquals(new WindowGrid(1000).bucketShift(), grid.bucketShift());
        assertEquals(new WindowGrid(1000).endOf(17), grid.endOf(17));
        assertTrue(grid(true, 0, 1, 10_000_000).hasLookahead());
    }

    @Test
    void shouldHaveNoLookaheadWhereALinkInThePartitionHasNoDelay() {
        assertFalse(grid(true, 0, 0, 10_000_000).hasLookahead());
    }

    @Test
    void shouldHaveBucketsForTheLongestWindowWhereDelaysAreLonger() {
        WindowGrid grid = grid(true, 0, Long.MAX_VALUE, 64_000);
        assertEquals(new WindowGrid(64).bucketShift(), grid.bucketShift());
        assertEquals(64, grid.endOf(0));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1999, 1", "2000, 2", "64000, 64", "9223372036854775807, 9223372036854775"})
    void shouldHaveWindowsOfAtMostAThousandthOfTheRun(long endTicks, long longestTicks) {
        assertEquals(longestTicks, WindowGrid.longestTicks(endTicks));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "255, 0", "256, 256", "257, 256", "511, 256", "512, 512"})
    void shouldAlignToTheBoundaryBefore(long ticks, long boundary) {
        assertEquals(boundary, new WindowGrid(1024).alignDown(ticks));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1024, Long.MAX_VALUE})
    void shouldNotAlignTheEndOfTime(long lookahead) {
        assertEquals(Long.MAX_VALUE, new WindowGrid(lookahead).alignDown(Long.MAX_VALUE));
    }

    @Test
    void shouldHaveWindowsOfOneTickWithoutLookahead() {
        WindowGrid grid = new WindowGrid(0);
        assertEquals(0, grid.bucketShift());
        assertEquals(18, grid.endOf(17));
        assertEquals(Long.MAX_VALUE, grid.endOf(Long.MAX_VALUE - 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "4, 0", "7, 0", "8, 1", "1000, 7", "1023, 7", "1024, 8", "9223372036854775807, 60"})
    void shouldHaveWidestBucketsOfAtMostAQuarter(long lookahead, int shift) {
        assertEquals(shift, new WindowGrid(lookahead).bucketShift());
    }
}
