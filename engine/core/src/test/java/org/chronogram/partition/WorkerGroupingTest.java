package org.chronogram.partition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WorkerGroupingTest extends PartitionerFixture {
    private static final int LPS_ON_A_SIDE = 30;

    private static PartitionPlan given(LinkGraph links, int partitions, int... owners) {
        return PartitionPlan.given(owners, partitions, links, lp -> 1);
    }

    @Test
    void shouldPutPartitionsThatExchangeMuchOnOneWorker() {
        LinkGraph links = Graphs.path(6, 10);
        PartitionPlan plan = given(links, 4, 0, 0, 2, 1, 1, 3);
        PartitionPlan grouped = plan.groupedBy(links, 2);
        assertEquals(new WorkerCut(6, 6), WorkerCut.of(plan, links, 2));
        assertEquals(new WorkerCut(2, 2), WorkerCut.of(grouped, links, 2));
    }

    @Test
    void shouldGroupByTrafficAndNotByTheNumberOfLinks() {
        LinkGraph.Builder builder = LinkGraph.builder(4);
        builder.begin(0).add(1, 5).add(1, 5).add(1, 5).add(3, 5, 9);
        builder.begin(1).add(2, 5, 8);
        LinkGraph links = builder.build();
        PartitionPlan grouped = given(links, 4, 0, 1, 2, 3).groupedBy(links, 2);
        assertEquals(new WorkerCut(3, 3), WorkerCut.of(grouped, links, 2));
    }

    @Test
    void shouldKeepThePartitionsAndGiveEachWorkerAsMany() {
        LinkGraph links = Graphs.geometric(LPS_ON_A_SIDE * LPS_ON_A_SIDE, 3);
        PartitionPlan plan = plan(links, 15);
        PartitionPlan grouped = plan.groupedBy(links, 3);
        int[] newNumber = new int[15];
        Arrays.fill(newNumber, -1);
        for (int lp = 0; lp < plan.logicalProcesses(); lp++) {
            int before = plan.partitionOf(lp);
            newNumber[before] = newNumber[before] < 0 ? grouped.partitionOf(lp) : newNumber[before];
            assertEquals(newNumber[before], grouped.partitionOf(lp));
        }
        assertArrayEquals(
                IntStream.range(0, 15).toArray(),
                Arrays.stream(newNumber).sorted().toArray());
        assertEquals(plan.cutLinks(), grouped.cutLinks());
        assertEquals(plan.smallestCutDelayTicks(), grouped.smallestCutDelayTicks());
    }

    @Test
    void shouldUndoAnyNumbering() {
        LinkGraph links = Graphs.grid(LPS_ON_A_SIDE, 7);
        int[] corners = IntStream.range(0, LPS_ON_A_SIDE * LPS_ON_A_SIDE)
                .map(lp -> lp / LPS_ON_A_SIDE * 6 / LPS_ON_A_SIDE)
                .toArray();
        for (int seed = 0; seed < 20; seed++) {
            int[] numbers = shuffled(6, new Random(seed));
            PartitionPlan plan = given(
                    links,
                    6,
                    Arrays.stream(corners).map(owner -> numbers[owner]).toArray());
            WorkerCut cut = WorkerCut.of(plan.groupedBy(links, 3), links, 3);
            assertEquals(new WorkerCut(4 * LPS_ON_A_SIDE, 4 * LPS_ON_A_SIDE), cut, "seed=" + seed);
        }
    }

    private static int[] shuffled(int size, Random random) {
        int[] numbers = IntStream.range(0, size).toArray();
        for (int index = size - 1; index > 0; index--) {
            int other = random.nextInt(index + 1);
            int number = numbers[index];
            numbers[index] = numbers[other];
            numbers[other] = number;
        }
        return numbers;
    }

    @Test
    void shouldNeverBeWorseAndAlwaysTheSame() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int workers = 2 + random.nextInt(3);
            int threads = 2 + random.nextInt(3);
            LinkGraph links = Graphs.random(random, 60, 150, 9);
            int[] owners =
                    IntStream.range(0, 60).map(lp -> lp % (workers * threads)).toArray();
            PartitionPlan plan = given(links, workers * threads, owners);
            PartitionPlan grouped = plan.groupedBy(links, workers);
            long weight = WorkerCut.of(grouped, links, workers).weight();
            assertTrue(weight <= WorkerCut.of(plan, links, workers).weight(), "seed=" + seed);
            assertArrayEquals(owners(grouped), owners(plan.groupedBy(links, workers)), "seed=" + seed);
        }
    }

    @Test
    void shouldLeaveAPlanAloneThatHasNothingToGroup() {
        LinkGraph links = Graphs.path(6, 10);
        PartitionPlan blocks = given(links, 3, 0, 0, 1, 1, 2, 2);
        assertSame(blocks, blocks.groupedBy(links, 1));
        assertSame(blocks, blocks.groupedBy(links, 3));
        PartitionPlan ordered = given(links, 6, 0, 1, 2, 3, 4, 5);
        assertSame(ordered, ordered.groupedBy(links, 3));
    }
}
