package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportMapTest {
    private final ReportMap map = new ReportMap("Topology", "utilisation", "%");

    private static String refusal(Runnable action) {
        return assertThrows(IllegalArgumentException.class, action::run).getMessage();
    }

    @Test
    void shouldNumberItsPlaces() {
        assertEquals(0, map.place("Bonn", 7.1, 50.7));
        assertEquals(1, map.assumedPlace("somewhere", 8, 48));
        map.link(0, 1, 70);
        assertEquals(
                List.of(new ReportMap.Place("Bonn", 7.1, 50.7, false), new ReportMap.Place("somewhere", 8, 48, true)),
                map.places());
        assertEquals(List.of(new ReportMap.Link(0, 1, 70)), map.links());
    }

    @Test
    void shouldRefuseWhatCannotBeDrawn() {
        assertEquals(
                "place Bonn at x=NaN, y=1.0: expected finite coordinates",
                refusal(() -> map.place("Bonn", Double.NaN, 1)));
        int bonn = map.place("Bonn", 0, 1);
        assertEquals(
                "link from place 0 to 1: expected numbers below 1, the number of places so far",
                refusal(() -> map.link(bonn, 1, 1)));
        assertEquals(
                "link from place 0 to 0 has the value -1.0: expected a finite one of at least 0",
                refusal(() -> map.link(bonn, bonn, -1)));
    }
}
