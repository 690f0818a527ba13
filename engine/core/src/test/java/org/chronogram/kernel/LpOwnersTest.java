package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LpOwnersTest {
    private static String refusal(int partitions, int... owners) {
        return assertThrows(IllegalArgumentException.class, () -> new LpOwners(owners, partitions))
                .getMessage();
    }

    @Test
    void shouldKnowTheOwnerOfEachLpAndTheLpsOfEachPartition() {
        LpOwners owners = new LpOwners(new int[] {2, 0, 2, 1, 2}, 3);
        assertEquals(5, owners.logicalProcesses());
        assertEquals(3, owners.partitions());
        assertEquals(2, owners.ownerOf(0));
        assertEquals(1, owners.ownerOf(3));
        assertEquals(1, owners.lpsOf(0));
        assertEquals(1, owners.lpsOf(1));
        assertEquals(3, owners.lpsOf(2));
    }

    @Test
    void shouldCopyTheOwnersThatItIsGiven() {
        int[] given = {0, 1};
        LpOwners owners = new LpOwners(given, 2);
        given[0] = 1;
        assertEquals(0, owners.ownerOf(0));
    }

    @Test
    void shouldTake65536Partitions() {
        LpOwners owners = new LpOwners(IntStream.range(0, 65_536).toArray(), 65_536);
        assertEquals(65_535, owners.ownerOf(65_535));
        assertEquals(40_000, owners.ownerOf(40_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 65_536, Integer.MIN_VALUE})
    void shouldRefuseAPartitionThatDoesNotExist(int owner) {
        assertEquals("LP 1 is in partition " + owner + ": expected 0 to 1", refusal(2, 0, owner, 1));
    }

    @Test
    void shouldRefuseAPartitionWithoutLps() {
        assertEquals("partition 1 of 3 owns no LP", refusal(3, 0, 2, 2));
    }

    @Test
    void shouldBeEqualWhereAllOwnersAre() {
        LpOwners owners = new LpOwners(new int[] {0, 1, 1}, 2);
        assertEquals(owners, new LpOwners(new int[] {0, 1, 1}, 2));
        assertEquals(owners.hashCode(), new LpOwners(new int[] {0, 1, 1}, 2).hashCode());
        assertNotEquals(owners, new LpOwners(new int[] {0, 1, 0}, 2));
        assertNotEquals(owners, new LpOwners(new int[] {0, 1}, 2));
    }
}
