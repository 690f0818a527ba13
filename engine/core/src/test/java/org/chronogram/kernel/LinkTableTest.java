package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronogram.model.LinkDeclaration;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partition 1 of 2 of 10 LPs, which owns LPs 5 to 9; by local index 0 to 4. */
final class LinkTableTest {
    private static final LpDirectory DIRECTORY = LpDirectory.ofBlocks(10, 2, 1);

    private static LinkTable table(LinkDeclaration declaration) {
        return LinkTable.of(new DeclaredLinks("test", declaration, 10, 0), DIRECTORY);
    }

    private static String violation(LinkTable table, int index, int target) {
        return table.violation(index, target, TimeBase.SECONDS);
    }

    @Test
    void shouldFindTheDelayOfEachLinkOfItsLps() {
        LinkTable table = table((lp, links) -> {
            links.to(lp - 1, lp * 100L);
            links.to((lp + 1) % 10, lp * 10L);
        });
        for (int index = 0; index < 5; index++) {
            int lp = index + 5;
            assertEquals(lp * 100L, table.smallestDelayTicks(index, lp - 1), "LP " + lp);
            assertEquals(lp * 10L, table.smallestDelayTicks(index, (lp + 1) % 10), "LP " + lp);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 5, 8, -1, 10, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldFindNoLinkWhereNoneWasDeclared(int target) {
        LinkTable table = table((lp, links) -> {
            if (lp == 6) {
                links.to(7, 70);
                links.to(3, 30);
            }
        });
        assertEquals(DelayRules.NO_LINK, table.smallestDelayTicks(1, target));
        assertEquals(DelayRules.NO_LINK, table.smallestDelayTicks(0, 7));
        assertEquals(DelayRules.NO_LINK, table.smallestDelayTicks(2, 3));
    }

    @Test
    void shouldAskForTheLinksOfItsLpsOnlyInAscendingOrder() {
        StringBuilder asked = new StringBuilder();
        table((lp, links) -> asked.append(lp));
        assertEquals("56789", asked.toString());
    }

    @Test
    void shouldTakeLinksInAnyOrder() {
        LinkTable table = table((lp, links) -> {
            links.to(9, 90);
            links.to(0, 1);
            links.to(4, 40);
            links.to(2, 20);
        });
        for (int index = 0; index < 4; index++) {
            assertEquals(90, table.smallestDelayTicks(index, 9));
            assertEquals(1, table.smallestDelayTicks(index, 0));
            assertEquals(40, table.smallestDelayTicks(index, 4));
            assertEquals(20, table.smallestDelayTicks(index, 2));
        }
        assertEquals(DelayRules.NO_LINK, table.smallestDelayTicks(4, 9));
        assertEquals(1, table.smallestDelayTicks(4, 0));
    }

    @Test
    void shouldKeepTheSmallestDelayOfATargetThatIsNamedTwice() {
        LinkTable table = table((lp, links) -> {
            links.to(1, 50);
            links.to(3, 30);
            links.to(1, 20);
            links.to(3, 35);
            links.to(3, 33);
        });
        for (int index = 0; index < 5; index++) {
            assertEquals(20, table.smallestDelayTicks(index, 1));
            assertEquals(30, table.smallestDelayTicks(index, 3));
            assertEquals(
                    ", but the model has declared no link between them: it has links to LP 1, 3. Declare every link on"
                            + " which events are sent in ModelBuilder.links",
                    violation(table, index, 2));
        }
    }

    @Test
    void shouldDropLinksOfAnLpToItself() {
        LinkTable table = table((lp, links) -> links.to(lp, 0));
        assertEquals(DelayRules.NO_LINK, table.smallestDelayTicks(0, 5));
        assertEquals(Long.MAX_VALUE, table.localTicks());
    }

    @Test
    void shouldKnowTheSmallestDelayBetweenTwoOfItsLps() {
        // LP 5 to 6 in 60 ticks, 6 to 7 in 50, 7 to 8 in 40, 8 to 9 in 30; LP 9 to 0, of the other partition, in 20.
        assertEquals(
                30,
                table((lp, links) -> links.to((lp + 1) % 10, 110 - 10L * lp)).localTicks());
        assertEquals(0, table((lp, links) -> links.to(lp == 7 ? 8 : 0, 0)).localTicks());
        assertEquals(Long.MAX_VALUE, table((lp, links) -> links.to(0, 1)).localTicks());
        assertEquals(Long.MAX_VALUE, table((lp, links) -> {}).localTicks());
    }

    /** An LP with many links is searched in another way than one with few. */
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 18, 100, 1_000})
    void shouldFindEachOfManyLinks(int count) {
        int lps = 2_001;
        for (long seed = 0; seed < 5; seed++) {
            List<Integer> targets = IntStream.range(1, lps).boxed().collect(Collectors.toList());
            Collections.shuffle(targets, new Random(seed));
            List<Integer> linked = targets.subList(0, count);
            DeclaredLinks links = new DeclaredLinks(
                    "test",
                    (lp, to) -> {
                        if (lp == 0) {
                            linked.forEach(target -> to.to(target, 3L * target));
                        }
                    },
                    lps,
                    0);
            LinkTable table = LinkTable.of(links, LpDirectory.ofBlocks(lps, 1, 0));
            boolean[] isLinked = new boolean[lps];
            linked.forEach(target -> isLinked[target] = true);
            for (int target = 1; target < lps; target++) {
                long expected = isLinked[target] ? 3L * target : DelayRules.NO_LINK;
                assertEquals(expected, table.smallestDelayTicks(0, target), "seed " + seed + " target " + target);
                assertEquals(DelayRules.NO_LINK, table.smallestDelayTicks(1, target));
            }
            assertEquals(3L * Collections.min(linked), table.localTicks());
        }
    }

    @Test
    void shouldServePartitionsThatOwnAnyLps() {
        LpDirectory odd = LpDirectory.of(new LpOwners(new int[] {0, 1, 0, 1, 0, 1}, 2), 1);
        DeclaredLinks links = new DeclaredLinks("test", (lp, to) -> to.to((lp + 2) % 6, lp), 6, 0);
        LinkTable table = LinkTable.of(links, odd);
        assertEquals(1, table.smallestDelayTicks(0, 3));
        assertEquals(3, table.smallestDelayTicks(1, 5));
        assertEquals(5, table.smallestDelayTicks(2, 1));
        assertEquals(1, table.localTicks());
    }

    @Test
    void shouldSayWhichDelayWasDeclared() {
        assertEquals(
                ", less than the 30 ticks (0.00000003s) of the link that the model has declared between them: use a longer"
                        + " delay, or declare a smaller one in ModelBuilder.links",
                violation(table((lp, links) -> links.to(3, 30)), 0, 3));
    }

    @Test
    void shouldSayWhichLinksWereDeclared() {
        String end = ". Declare every link on which events are sent in ModelBuilder.links";
        assertEquals(
                ", but the model has declared no link between them: it has no links" + end,
                violation(table((lp, links) -> {}), 0, 3));
        assertEquals(
                ", but the model has declared no link between them: it has links to LP 0, 1, 2, 4, 7" + end,
                violation(links(0, 1, 2, 4, 7), 0, 3));
        assertEquals(
                ", but the model has declared no link between them: it has links to LP 0, 1, 2, 4, 6 and 2 more" + end,
                violation(links(0, 1, 2, 4, 6, 7, 8), 0, 3));
    }

    private static LinkTable links(int... targets) {
        return table((lp, links) -> Arrays.stream(targets).forEach(target -> links.to(target, 9)));
    }
}
