package org.chronogram.models.outbreak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.chronogram.model.Links;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeographyTest {
    /** Every destination that is drawn has a link of its travel time, and every link is drawn some day. */
    @ParameterizedTest
    @CsvSource({"1, 5, 4, 0.5", "2, 1, 4, 0.5", "7, 3, 2, 0.5", "6, 2, 3, 0.5", "5, 2, 1, 0", "5, 2, 1, 1"})
    void shouldTravelWhereLinksAre(int regions, int locations, int reach, double abroad) {
        Geography geography = new Geography(regions, locations, reach, 10, 100, 1_000);
        ReferenceStream random = new ReferenceStream(1, 0, 0);
        for (int from = 0; from < geography.size(); from++) {
            Map<Integer, Long> drawn = new HashMap<>();
            for (int draw = 0; draw < 500; draw++) {
                int to = geography.drawDestination(from, abroad, random);
                drawn.put(to, geography.travelTicks(from, to));
            }
            Map<Integer, Long> linked = new HashMap<>();
            geography.declareLinks(from, abroad, linksInto(linked));
            assertEquals(linked, drawn);
            assertTrue(linked.values().stream().allMatch(ticks -> ticks >= 20 && ticks <= geography.mostTravelTicks()));
        }
    }

    private static Links linksInto(Map<Integer, Long> linked) {
        return (target, delayTicks, traffic) -> linked.put(target, delayTicks);
    }
}
