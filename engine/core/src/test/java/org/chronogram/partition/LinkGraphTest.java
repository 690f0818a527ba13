package org.chronogram.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class LinkGraphTest {
    @Test
    void shouldKeepLinksByTheirSource() {
        LinkGraph.Builder builder = LinkGraph.builder(5).begin(1);
        for (int link = 0; link < 100; link++) {
            builder.add(link % 5, 1000 + link);
        }
        LinkGraph links = builder.begin(3).add(0, 0, 6).build();
        assertEquals(101, links.links());
        assertEquals(0, links.firstLink(0));
        assertEquals(0, links.firstLink(1));
        assertEquals(100, links.firstLink(2));
        assertEquals(100, links.firstLink(3));
        assertEquals(101, links.firstLink(4));
        assertEquals(101, links.firstLink(5));
        for (int link = 0; link < 100; link++) {
            assertEquals(link % 5, links.target(link));
            assertEquals(1000 + link, links.delayTicks(link));
            assertEquals(1, links.weight(link));
        }
        assertEquals(6, links.weight(100));
    }

    @Test
    void shouldRefuseWrongLinks() {
        assertRefused(
                "link from LP 2 to LP 3: expected an LP from 0 to 2",
                LinkGraph.builder(3).begin(2),
                3,
                1,
                1);
        assertRefused(
                "link from LP 2 to LP -1: expected an LP from 0 to 2",
                LinkGraph.builder(3).begin(2),
                -1,
                1,
                1);
        assertRefused(
                "link from LP 0 to LP 1 with delayTicks=-1 and weight=0: expected a delay of at least 0 and a weight of at"
                        + " least 1",
                LinkGraph.builder(3).begin(0),
                1,
                -1,
                0);
        assertRefused(
                "the links up to LP 0 weigh more than 2^31 - 1 together: expected smaller weights or fewer links",
                LinkGraph.builder(3).begin(0).add(1, 1),
                1,
                1,
                Integer.MAX_VALUE);
    }

    private static void assertRefused(
            String message, LinkGraph.Builder builder, int target, long delayTicks, int weight) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> builder.add(target, delayTicks, weight));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void shouldRefuseLpsOutOfOrder() {
        LinkGraph.Builder builder = LinkGraph.builder(3);
        assertThrows(IllegalStateException.class, () -> builder.add(1, 1));
        builder.begin(1);
        assertThrows(IllegalArgumentException.class, () -> builder.begin(1));
        assertThrows(IllegalArgumentException.class, () -> builder.begin(3));
        builder.build();
        assertThrows(IllegalArgumentException.class, () -> builder.begin(2));
    }
}
