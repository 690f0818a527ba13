package org.chronogram.partition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class PartitionPlanTest {
    private static final LinkGraph LINKS = LinkGraph.builder(5)
            .begin(0)
            .add(1, 1)
            .add(2, 30)
            .add(2, 20)
            .begin(2)
            .add(0, 40)
            .begin(4)
            .add(4, 3)
            .add(3, 7)
            .build();

    @Test
    void shouldDivideIdsIntoBlocks() {
        PartitionPlan plan = PartitionPlan.blocks(10, 4);
        int[] owners = IntStream.range(0, 10).map(plan::partitionOf).toArray();
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 2, 2, 3, 3}, owners);
        assertTrue(plan.isBlocks());
        assertEquals(3, plan.heaviestWeight());
        assertEquals(Long.MAX_VALUE, plan.smallestCutDelayTicks());
        assertThrows(IllegalArgumentException.class, () -> PartitionPlan.blocks(3, 4));
    }

    private static String weightedBlocks(int partitions, long... weights) {
        PartitionPlan plan =
                PartitionPlan.weightedBlocks(LinkGraph.unlinked(weights.length), partitions, lp -> weights[lp]);
        assertFalse(plan.isBlocks());
        return IntStream.range(0, weights.length)
                .mapToObj(lp -> "" + plan.partitionOf(lp))
                .collect(Collectors.joining());
    }

    @Test
    void shouldCutBlocksThatWeighTheSame() {
        assertEquals("00001", weightedBlocks(2, 1, 1, 1, 1, 4));
        assertEquals("01111", weightedBlocks(2, 4, 1, 1, 1, 1));
        assertEquals("000111222", weightedBlocks(3, 2, 2, 2, 1, 2, 3, 3, 2, 1));
        assertEquals("0011", weightedBlocks(2, 5, 5, 5, 5));
    }

    @Test
    void shouldGiveEachBlockAnLpWhateverTheWeights() {
        assertEquals("0123", weightedBlocks(4, 100, 0, 0, 0));
        assertEquals("0123", weightedBlocks(4, 0, 0, 0, 100));
        assertEquals("0001", weightedBlocks(2, 0, 0, 0, 100));
        assertEquals("000", weightedBlocks(1, 1, 2, 3));
    }

    @Test
    void shouldSayThatBlocksWeighTheSame() {
        PartitionPlan plan = PartitionPlan.weightedBlocks(LINKS, 2, lp -> lp);
        assertEquals(7, plan.heaviestWeight());
        assertEquals(
                "partitions are blocks of ids that weigh the same; the heaviest has 1.27 times the mean weight; 1 of 6"
                        + " links are cut, the shortest with a delay of 7 ticks (of all links: 1 ticks)",
                plan.explanation(new TimeBase("ticks", 1)));
    }

    @Test
    void shouldSayNothingOfLinksWhereThereAreNone() {
        assertEquals(
                "partitions are blocks of ids that weigh the same; the heaviest has 1.00 times the mean weight",
                PartitionPlan.weightedBlocks(LinkGraph.unlinked(4), 2, lp -> 3).explanation(new TimeBase("ticks", 1)));
    }

    @Test
    void shouldEvaluateGivenOwners() {
        PartitionPlan plan = PartitionPlan.given(new int[] {0, 0, 1, 1, 1}, 2, LINKS, lp -> 10L * lp);
        assertFalse(plan.isBlocks());
        assertEquals(20, plan.smallestCutDelayTicks());
        assertEquals(3, plan.cutLinks());
        assertEquals(6, plan.links());
        assertEquals(90, plan.heaviestWeight());
        assertEquals(90 * 2 / 101.0, plan.imbalance(), 1e-9);
        assertEquals(
                "partitions are as given; the heaviest has 1.78 times the mean weight; 3 of 6 links are cut, the shortest"
                        + " with a delay of 20 ticks (of all links: 1 ticks)",
                plan.explanation(new TimeBase("ticks", 1)));
    }

    @Test
    void shouldKnowTheSmallestDelayBetweenEachTwoPartitions() {
        PartitionPlan plan = PartitionPlan.given(new int[] {0, 0, 1, 2, 1}, 3, LINKS, lp -> 1);
        long none = Long.MAX_VALUE;
        assertArrayEquals(
                new long[][] {{none, 20, none}, {40, none, 7}, {none, none, none}}, plan.smallestDelays(LINKS));
    }

    @Test
    void shouldRefuseOwnersThatDoNotFit() {
        assertRefused("the plan has 4 LPs, expected the 5 of the model", 0, 1, 0, 1);
        assertRefused("LP 2 is in partition 2, expected a partition from 0 to 1", 0, 1, 2, 0, 0);
        assertRefused("partition 1 of 2 has no LP, expected at least one in each; use fewer partitions", 0, 0, 0, 0, 0);
    }

    private static void assertRefused(String message, int... owners) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> PartitionPlan.given(owners, 2, LINKS, lp -> 1));
        assertEquals(message, refused.getMessage());
    }
}
