package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LpDirectoryTest {
    private static final int MOST = 200;

    @Test
    void shouldGiveEveryLpToExactlyOnePartition() {
        for (int lps = 1; lps <= MOST; lps++) {
            for (int partitions = 1; partitions <= lps; partitions++) {
                assertPartitioned(lps, partitions);
            }
        }
    }

    private static void assertPartitioned(int lps, int partitions) {
        String division = lps + " LPs, " + partitions + " partitions";
        int next = 0;
        for (int partition = 0; partition < partitions; partition++) {
            LpDirectory directory = LpDirectory.ofBlocks(lps, partitions, partition);
            int size = directory.size();
            assertTrue(size == lps / partitions || size == (lps + partitions - 1) / partitions, division);
            for (int index = 0; index < size; index++) {
                assertEquals(next, directory.lpAt(index), division);
                assertEquals(index, directory.indexOf(next), division);
                assertEquals(partition, directory.partitionOf(next), division);
                next++;
            }
            assertEquals(lps, directory.logicalProcesses(), division);
        }
        assertEquals(lps, next, division);
    }

    /** Any partition can tell the owner of any LP, and all of them say the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 11})
    void shouldKnowOwnLpsAndOwnersOfOthers(int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            LpDirectory directory = LpDirectory.ofBlocks(11, partitions, partition);
            for (int lp = 0; lp < 11; lp++) {
                assertTrue(directory.exists(lp));
                assertEquals(directory.partitionOf(lp) == partition, directory.isLocal(lp), "lp=" + lp);
                assertEquals(LpDirectory.ofBlocks(11, partitions, 0).partitionOf(lp), directory.partitionOf(lp));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldKnowNoLpsThatDoNotExist(int lp) {
        for (int partition = 0; partition < 3; partition++) {
            LpDirectory directory = LpDirectory.ofBlocks(11, 3, partition);
            assertFalse(directory.exists(lp));
            assertFalse(directory.isLocal(lp));
        }
    }

    @Test
    void shouldDivideTheLargestNumberOfLps() {
        LpDirectory directory = LpDirectory.ofBlocks(Integer.MAX_VALUE, 1000, 999);
        int last = directory.lpAt(directory.size() - 1);
        assertEquals(Integer.MAX_VALUE - 1, last);
        assertEquals(directory.size() - 1, directory.indexOf(last));
        assertTrue(directory.isLocal(last));
        assertFalse(directory.isLocal(Integer.MAX_VALUE));
        assertEquals(999, directory.partitionOf(last));
        assertEquals(998, directory.partitionOf(directory.lpAt(0) - 1));
        assertEquals(0, directory.partitionOf(0));
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 6", "0, 1", "3, -1"})
    void shouldRefuseEmptyPartitions(int lps, int partitions) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> LpDirectory.ofBlocks(lps, partitions, 0));
        assertEquals("cannot divide " + lps + " LPs among " + partitions + " partitions", e.getMessage());
    }
}
