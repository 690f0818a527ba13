package org.chronogram.models.outbreak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContactGraphTest {
    private static final int LOCATIONS = 500;

    private static ContactGraph graph(ContactKind kind, long seed) {
        return ContactGraph.of(kind, LOCATIONS, 6, 0.2, seed);
    }

    private static String text(ContactGraph graph) {
        StringBuilder text = new StringBuilder();
        for (int location = 0; location < LOCATIONS; location++) {
            for (int index = 0; index < graph.degree(location); index++) {
                text.append(graph.neighbour(location, index)).append(' ');
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GEOGRAPHY")
    void shouldBeASimpleGraphThatItsSeedDetermines(ContactKind kind) {
        ContactGraph graph = graph(kind, 1);
        Set<Long> ends = new HashSet<>();
        for (int location = 0; location < LOCATIONS; location++) {
            for (int index = 0; index < graph.degree(location); index++) {
                assertNotEquals(location, graph.neighbour(location, index));
                assertTrue(ends.add(location * (long) LOCATIONS + graph.neighbour(location, index)));
            }
        }
        ends.forEach(end -> assertTrue(ends.contains(end % LOCATIONS * LOCATIONS + end / LOCATIONS)));
        assertEquals(2 * graph.links(), ends.size());
        assertEquals(text(graph), text(graph(kind, 1)));
        assertNotEquals(text(graph), text(graph(kind, 2)));
    }

    private static int mostLinks(ContactKind kind) {
        int most = 0;
        for (int location = 0; location < LOCATIONS; location++) {
            most = Math.max(most, graph(kind, 1).degree(location));
        }
        return most;
    }

    /** Only preferential attachment makes hubs. */
    @Test
    void shouldHaveHubsByPreferentialAttachment() {
        assertTrue(mostLinks(ContactKind.BARABASI_ALBERT) > 30);
        assertTrue(mostLinks(ContactKind.ERDOS_RENYI) < 20);
        assertTrue(mostLinks(ContactKind.WATTS_STROGATZ) < 15);
    }

    @Test
    void shouldBeARingWithoutRewiring() {
        ContactGraph ring = ContactGraph.of(ContactKind.WATTS_STROGATZ, 10, 2, 0, 1);
        assertEquals(Set.of(3, 5), Set.of(ring.neighbour(4, 0), ring.neighbour(4, 1)));
        ContactGraph complete = ContactGraph.of(ContactKind.ERDOS_RENYI, 9, 8, 0, 1);
        assertEquals(36, complete.links());
    }
}
