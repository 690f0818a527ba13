package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.ReportMap;
import org.chronogram.model.ReportMap.Place;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class NetworkMapTest {
    private static NetworkPlan plan(Map<String, String> given) {
        return NetworkPlan.of(NetworkSettings.of(ParameterValues.parse(new NetworkModel(), given), TimeBase.SECONDS));
    }

    private static ReportMap mapOf(String topology) {
        String path = Path.of("src/test/resources/topologies", topology).toString();
        return NetworkMap.of(plan(Map.of("topology", path)), link -> 0.5);
    }

    @Test
    void shouldShowEachDirectionOfALinkWithItsUtilisation() {
        NetworkPlan plan = plan(Map.of());
        ReportMap map = NetworkMap.of(plan, link -> link / 100.0);
        assertEquals(12, map.places().size());
        assertEquals(plan.directedLinks(), map.links().size());
        ReportMap.Link third = map.links().get(3);
        assertEquals(plan.links().source(3), third.from());
        assertEquals(plan.links().target(3), third.to());
        assertEquals(3, third.value(), 1e-12);
        assertTrue(map.places().stream().noneMatch(Place::assumed));
    }

    @Test
    void shouldMarkNodesWithoutCoordinates() {
        ReportMap map = mapOf("zoo-style.gml");
        assertEquals(2, map.places().stream().filter(Place::assumed).count());
    }

    @Test
    void shouldPutNodesWithoutAnyPlaceBelowTheOthers() {
        List<Place> places = mapOf("no-places.gml").places();
        assertTrue(places.stream().allMatch(Place::assumed));
        assertEquals(
                places.size(), places.stream().mapToDouble(Place::x).distinct().count());
        assertEquals(1, places.stream().mapToDouble(Place::y).distinct().count());
    }

    @Test
    void shouldNotTearANetworkApartAtTheDateLine() {
        MapProjection projection =
                MapProjection.of(List.of(new Position(0, 170), new Position(0, -170), new Position(0, 140)));
        assertEquals(0, projection.x(new Position(0, 140)), 1e-9);
        assertEquals(30, projection.x(new Position(0, 170)), 1e-9);
        assertEquals(50, projection.x(new Position(0, -170)), 1e-9);
        assertEquals(50, projection.width(), 1e-9);
    }

    @Test
    void shouldBeTrueToScaleInTheMiddle() {
        MapProjection projection = MapProjection.of(List.of(new Position(50, 0), new Position(70, 20)));
        assertEquals(10, projection.x(new Position(60, 20)), 1e-9);
        assertEquals(50, projection.bottom());
    }
}
