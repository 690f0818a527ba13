package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
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
    void shouldAnswerTheSameForBlocksWhicheverWayTheyAreTold() {
        for (int lps = 1; lps <= 40; lps++) {
            for (int partitions = 1; partitions <= lps; partitions++) {
                LpDirectory first = LpDirectory.ofBlocks(lps, partitions, 0);
                LpOwners owners = new LpOwners(
                        IntStream.range(0, lps).map(first::partitionOf).toArray(), partitions);
                for (int partition = 0; partition < partitions; partition++) {
                    LpDirectory blocks = LpDirectory.ofBlocks(lps, partitions, partition);
                    assertSame(blocks, LpDirectory.of(owners, partition), lps + " LPs, " + partitions + " partitions");
                }
            }
        }
    }

    private static void assertSame(LpDirectory expected, LpDirectory actual, String division) {
        assertEquals(expected.size(), actual.size(), division);
        assertEquals(expected.logicalProcesses(), actual.logicalProcesses(), division);
        for (int index = 0; index < expected.size(); index++) {
            assertEquals(expected.lpAt(index), actual.lpAt(index), division);
        }
        for (int lp = -1; lp <= expected.logicalProcesses(); lp++) {
            assertEquals(expected.exists(lp), actual.exists(lp), division);
            assertEquals(expected.isLocal(lp), actual.isLocal(lp), division);
            if (expected.isLocal(lp)) {
                assertEquals(expected.indexOf(lp), actual.indexOf(lp), division);
            } else if (expected.exists(lp)) {
                assertEquals(expected.partitionOf(lp), actual.partitionOf(lp), division);
            }
        }
    }

    @Test
    void shouldDivideOddAndEvenLps() {
        LpOwners owners = new LpOwners(new int[] {0, 1, 0, 1, 0}, 2);
        LpDirectory even = LpDirectory.of(owners, 0);
        LpDirectory odd = LpDirectory.of(owners, 1);
        assertEquals(3, even.size());
        assertEquals(2, odd.size());
        assertEquals(4, even.lpAt(2));
        assertEquals(3, odd.lpAt(1));
        assertEquals(1, even.indexOf(2));
        assertEquals(1, even.partitionOf(3));
        assertEquals(0, odd.partitionOf(4));
        assertTrue(odd.isLocal(1));
        assertFalse(odd.isLocal(2));
    }

    @Test
    void shouldGiveEveryLpToItsOwner() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int partitions = 1 + random.nextInt(8);
            int[] owners =
                    random.ints(partitions + random.nextInt(100), 0, partitions).toArray();
            for (int partition = 0; partition < partitions; partition++) {
                owners[partition] = partition;
            }
            for (int partition = 0; partition < partitions; partition++) {
                assertOwned(owners, partition, LpDirectory.of(new LpOwners(owners, partitions), partition));
            }
        }
    }

    private static void assertOwned(int[] owners, int partition, LpDirectory directory) {
        int next = 0;
        for (int lp = 0; lp < owners.length; lp++) {
            assertEquals(owners[lp] == partition, directory.isLocal(lp));
            if (owners[lp] == partition) {
                assertEquals(lp, directory.lpAt(next));
                assertEquals(next++, directory.indexOf(lp));
            } else {
                assertEquals(owners[lp], directory.partitionOf(lp), () -> Arrays.toString(owners) + " of " + partition);
            }
        }
        assertEquals(next, directory.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shouldKnowNoLpsOutsideOfItsTable(int lp) {
        LpDirectory directory = LpDirectory.of(new LpOwners(new int[] {0, 1, 0}, 2), 0);
        assertFalse(directory.exists(lp));
        assertFalse(directory.isLocal(lp));
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
