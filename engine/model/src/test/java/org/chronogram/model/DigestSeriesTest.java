package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestSeriesTest {
    private static final int TIMES = 130;

    private static long[] digests(int group, long digest) {
        long[] digests = new long[DigestSeries.GROUPS];
        digests[group] = digest;
        return digests;
    }

    private static StatisticSet set() {
        StatisticSet statistics = new StatisticSet();
        statistics.keepDigests(TIMES);
        return statistics;
    }

    private static DigestSeries of(StatisticSet statistics) {
        return statistics.digests().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 65, 1_000, Integer.MAX_VALUE})
    void shouldPutEachLpIntoOneGroup(int lps) {
        assertEquals(0, DigestSeries.firstLp(0, lps));
        assertEquals(lps, DigestSeries.firstLp(DigestSeries.GROUPS, lps));
        for (int group = 0; group < DigestSeries.GROUPS; group++) {
            int first = DigestSeries.firstLp(group, lps);
            int next = DigestSeries.firstLp(group + 1, lps);
            if (first < next) {
                assertEquals(group, DigestSeries.groupOf(first, lps));
                assertEquals(group, DigestSeries.groupOf(next - 1, lps));
            }
        }
    }

    @Test
    void shouldAddUpWhatPartitionsHaveNoted() {
        StatisticSet one = set();
        StatisticSet other = set();
        of(one).take(100, 7, digests(3, -1));
        of(other).take(100, 8, digests(4, 5));
        of(other).take(101, 9, digests(3, 6));
        StatisticSet merged = one.emptyCopy();
        merged.mergeFrom(one);
        for (Iterator<byte[]> parts = other.parts(); parts.hasNext(); ) {
            merged.mergePart(parts.next());
        }
        DigestSeries found = of(merged);
        assertFalse(found.has(99));
        assertTrue(found.has(100) && found.has(101));
        assertEquals(15, found.events(100));
        assertEquals(-1, found.digest(100, 3));
        assertEquals(5, found.digest(100, 4));
        assertEquals(4, found.digest(100));
        assertEquals(6, found.digest(101));
        assertEquals(2L, found.summary(0).get("count"));
    }

    @Test
    void shouldForgetWithAllOtherStatistics() {
        StatisticSet statistics = set();
        of(statistics).take(0, 1, digests(0, 1));
        statistics.clear();
        assertFalse(of(statistics).has(0));
        assertTrue(of(statistics).isEmpty());
    }
}
