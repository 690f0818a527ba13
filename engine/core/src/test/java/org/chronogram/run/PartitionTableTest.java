package org.chronogram.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.chronogram.kernel.LpOwners;
import org.junit.jupiter.api.Test;

final class PartitionTableTest {
    private static final LpOwners OWNERS = new LpOwners(new int[] {1, 0, 1, 2}, 3);
    private static final long[][] TICKS = {
        {0, 1, Long.MAX_VALUE}, {1L << 40, 0, 3}, {Long.MAX_VALUE, Long.MAX_VALUE - 1, 0}
    };

    @Test
    void shouldGiveBackWhatItWasMadeOf() {
        PartitionTable table = PartitionTable.of(Optional.of(OWNERS), Optional.of(TICKS));
        assertEquals(Optional.of(OWNERS), table.readOwners());
        assertEquals(3, table.readOwners().orElseThrow().partitions());
        assertArrayEquals(TICKS, table.readDirectTicks().orElseThrow());
        assertTrue(table.hasDistances());
    }

    @Test
    void shouldKnowNeitherOwnersNorDelaysOfBlocksOfAModelWithoutLinks() {
        assertEquals(Optional.empty(), PartitionTable.BLOCKS.readOwners());
        assertEquals(Optional.empty(), PartitionTable.BLOCKS.readDirectTicks());
        assertFalse(PartitionTable.BLOCKS.hasDistances());
        assertEquals(PartitionTable.BLOCKS, PartitionTable.of(Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldTakeEitherWithoutTheOther() {
        PartitionTable blocks = PartitionTable.of(Optional.empty(), Optional.of(TICKS));
        assertEquals(Optional.empty(), blocks.readOwners());
        assertArrayEquals(TICKS, blocks.readDirectTicks().orElseThrow());
        PartitionTable owners = PartitionTable.of(Optional.of(OWNERS), Optional.empty());
        assertEquals(Optional.of(OWNERS), owners.readOwners());
        assertFalse(owners.hasDistances());
    }

    @Test
    void shouldTakeTheLargestNumberOfPartitions() {
        LpOwners owners = new LpOwners(IntStream.range(0, 65_536).toArray(), 65_536);
        assertEquals(
                Optional.of(owners),
                PartitionTable.of(Optional.of(owners), Optional.empty()).readOwners());
    }

    @Test
    void shouldGiveBackAnyOwners() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int partitions = 1 + random.nextInt(100);
            int[] owners = random.ints(partitions + random.nextInt(5_000), 0, partitions)
                    .toArray();
            for (int partition = 0; partition < partitions; partition++) {
                owners[partition] = partition;
            }
            LpOwners expected = new LpOwners(owners, partitions);
            PartitionTable table = PartitionTable.of(Optional.of(expected), Optional.empty());
            assertEquals(Optional.of(expected), table.readOwners(), "seed " + seed);
            assertEquals(partitions, table.readOwners().orElseThrow().partitions());
        }
    }

    @Test
    void shouldCompressBlocksOfOwners() {
        int[] owners = IntStream.range(0, 1_000_000).map(lp -> lp / 250_000).toArray();
        PartitionTable table = PartitionTable.of(Optional.of(new LpOwners(owners, 4)), Optional.empty());
        assertTrue(table.owners().length < 20_000, () -> table.owners().length + " bytes");
    }

    @Test
    void shouldBeEqualWhereItsContentIs() {
        PartitionTable table = PartitionTable.of(Optional.of(OWNERS), Optional.of(TICKS));
        PartitionTable same = PartitionTable.of(Optional.of(OWNERS), Optional.of(TICKS));
        assertEquals(table, same);
        assertEquals(table.hashCode(), same.hashCode());
        assertNotEquals(table, PartitionTable.of(Optional.of(OWNERS), Optional.empty()));
        assertNotEquals(table, PartitionTable.of(Optional.empty(), Optional.of(TICKS)));
        assertEquals(
                "PartitionTable of " + table.owners().length + " and " + table.directTicks().length + " bytes",
                table.toString());
    }
}
