package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final double HALF_CIRCUMFERENCE_KM = Math.PI * 6371.0088;

    @Test
    void shouldMeasureGreatCircles() {
        Position pole = new Position(90, 0);
        assertEquals(HALF_CIRCUMFERENCE_KM / 2, pole.distanceKm(new Position(0, 77)), 1e-6);
        assertEquals(HALF_CIRCUMFERENCE_KM, pole.distanceKm(new Position(-90, 10)), 1e-6);
        assertEquals(HALF_CIRCUMFERENCE_KM / 180, new Position(0, 179.5).distanceKm(new Position(0, -179.5)), 1e-6);
        assertEquals(0, pole.distanceKm(pole));
    }

    @Test
    void shouldMeasureTheDistanceOfTwoCities() {
        Position london = new Position(51.5074, -0.1278);
        Position newYork = new Position(40.7128, -74.0060);
        assertEquals(5570, london.distanceKm(newYork), 1);
        assertEquals(london.distanceKm(newYork), newYork.distanceKm(london), 1e-9);
    }

    @Test
    void shouldFindTheMiddleAcrossTheDateLine() {
        Position middle = Position.middle(List.of(new Position(10, 179), new Position(10, -177)))
                .orElseThrow();
        assertEquals(-179, middle.longitude(), 1e-9);
        assertEquals(10, middle.latitude(), 0.01);
    }

    @Test
    void shouldFindNoMiddleOfOppositePlaces() {
        assertEquals(Optional.empty(), Position.middle(List.of(new Position(0, 0), new Position(0, 180))));
    }
}
