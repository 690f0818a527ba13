package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartitionTableTest {
    private static final int MOST = 200;

    @Test
    void shouldGiveEveryLpToExactlyOnePartition() {
        for (int lps = 1; lps <= MOST; lps++) {
            for (int partitions = 1; partitions <= lps; partitions++) {
                assertPartitioned(new PartitionTable(lps, partitions), lps, partitions);
            }
        }
    }

    private static void assertPartitioned(PartitionTable table, int lps, int partitions) {
        String division = lps + " LPs, " + partitions + " partitions";
        int next = 0;
        for (int partition = 0; partition < partitions; partition++) {
            int size = table.sizeOf(partition);
            assertEquals(next, table.firstOf(partition), division);
            assertTrue(size == lps / partitions || size == (lps + partitions - 1) / partitions, division);
            for (int i = 0; i < size; i++) {
                assertEquals(partition, table.partitionOf(next++), division);
            }
        }
        assertEquals(lps, next, division);
        assertEquals(lps, table.logicalProcesses());
        assertEquals(partitions, table.partitions());
    }

    @Test
    void shouldDivideTheLargestNumberOfLps() {
        PartitionTable table = new PartitionTable(Integer.MAX_VALUE, 1000);
        int last = table.firstOf(999) + table.sizeOf(999) - 1;
        assertEquals(Integer.MAX_VALUE - 1, last);
        assertEquals(999, table.partitionOf(last));
        assertEquals(998, table.partitionOf(table.firstOf(999) - 1));
        assertEquals(0, table.partitionOf(0));
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "5, 6", "0, 1", "3, -1"})
    void shouldRefuseEmptyPartitions(int lps, int partitions) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new PartitionTable(lps, partitions));
        assertEquals("cannot divide " + lps + " LPs among " + partitions + " partitions", e.getMessage());
    }
}
