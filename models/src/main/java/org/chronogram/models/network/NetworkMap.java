package org.chronogram.models.network;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.chronogram.model.ReportMap;

/**
 * The map of the topology for the report. Nodes without coordinates are where the delays take them to be: between their
 * neighbours. Those that have no place even then stand in a row below the others.
 */
final class NetworkMap {
    private static final double PERCENT = 100;

    /** The row is so far below the others, as a share of the width of the map. */
    private static final double GAP = 0.08;

    private NetworkMap() {}

    /**
     * Makes the map.
     *
     * @param utilisation utilisation of each directed link, as a share.
     */
    static ReportMap of(NetworkPlan plan, IntToDoubleFunction utilisation) {
        ReportMap map = new ReportMap("Topology and utilisation of its links", "utilisation", "%");
        List<Optional<Position>> positions = plan.positions();
        MapProjection projection =
                MapProjection.of(positions.stream().flatMap(Optional::stream).toList());
        long homeless = positions.stream().filter(Optional::isEmpty).count();
        int placed = 0;
        for (int node = 0; node < plan.nodes(); node++) {
            Topology.Node known = plan.topology().nodes().get(node);
            if (positions.get(node).isEmpty()) {
                map.assumedPlace(
                        known.name(),
                        projection.left() + (placed + 0.5) / homeless * projection.width(),
                        projection.bottom() - GAP * projection.width());
                placed++;
            } else {
                add(map, known, projection, positions.get(node).get());
            }
        }
        for (int link = 0; link < plan.directedLinks(); link++) {
            map.link(plan.links().source(link), plan.links().target(link), PERCENT * utilisation.applyAsDouble(link));
        }
        return map;
    }

    private static void add(ReportMap map, Topology.Node node, MapProjection projection, Position position) {
        double x = projection.x(position);
        double y = projection.y(position);
        int unused = node.position() == null ? map.assumedPlace(node.name(), x, y) : map.place(node.name(), x, y);
    }
}
