package org.chronogram.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chronogram.models.network.Topology.Link;
import org.chronogram.models.network.Topology.Node;

/**
 * Propagation delays of links from the positions of their nodes.
 *
 * <p>A node without a position gets the middle of those neighbours that have one, round by round until no more can be
 * placed. A link of which an end has no position even then has the default distance.
 */
final class LinkDelays {
    /** Speed of light in vacuum in km/s (exact by the definition of the metre). */
    private static final double LIGHT_KM_PER_SECOND = 299_792.458;

    /** Light in glass fibre has two thirds of that speed: the refractive index of the core is close to 1.5. */
    private static final double FIBRE_KM_PER_SECOND = LIGHT_KM_PER_SECOND * 2 / 3;

    private final NetworkSettings settings;
    private final Topology topology;
    private final List<List<Integer>> neighbours = new ArrayList<>();
    private List<Position> positions;

    LinkDelays(Topology topology, NetworkSettings settings) {
        this.settings = settings;
        this.topology = topology;
        positions =
                new ArrayList<>(topology.nodes().stream().map(Node::position).toList());
        positions.forEach(position -> neighbours.add(new ArrayList<>()));
        for (Link link : topology.links()) {
            neighbours.get(link.a()).add(link.b());
            neighbours.get(link.b()).add(link.a());
        }
        while (placeMoreNodes()) {}
    }

    private boolean placeMoreNodes() {
        List<Position> next = new ArrayList<>(positions);
        boolean placed = false;
        for (int node = 0; node < next.size(); node++) {
            if (next.get(node) == null) {
                Optional<Position> middle = middleOfNeighbours(node);
                next.set(node, middle.orElse(null));
                placed |= middle.isPresent();
            }
        }
        positions = next;
        return placed;
    }

    private Optional<Position> middleOfNeighbours(int node) {
        List<Position> placed = neighbours.get(node).stream()
                .map(positions::get)
                .filter(position -> position != null)
                .toList();
        return placed.isEmpty() ? Optional.empty() : Position.middle(placed);
    }

    /** Returns where each node is, or was placed between its neighbours; empty where neither is known. */
    List<Optional<Position>> positions() {
        return positions.stream().map(Optional::ofNullable).toList();
    }

    /** Propagation delay of a link in ticks, at least the smallest delay of the settings. */
    long propagationTicks(Link link) {
        double seconds = givenSeconds(link).orElseGet(() -> distanceKm(link) / FIBRE_KM_PER_SECOND);
        return Math.max(settings.minDelayTicks(), Math.round(seconds * settings.ticksPerSecond()));
    }

    private OptionalDouble givenSeconds(Link link) {
        LinkAttributes attributes = topology.attributes().get(link);
        return settings.delaysFromFile() && attributes != null ? attributes.delaySeconds() : OptionalDouble.empty();
    }

    /** Tells whether the delay of a link is not given, and an end of it has no place, so that it has the default distance. */
    boolean isOfDefaultDistance(Link link) {
        return givenSeconds(link).isEmpty() && isWithoutPlace(link);
    }

    private boolean isWithoutPlace(Link link) {
        return positions.get(link.a()) == null || positions.get(link.b()) == null;
    }

    private double distanceKm(Link link) {
        Position a = positions.get(link.a());
        Position b = positions.get(link.b());
        return a == null || b == null ? settings.defaultDistanceKm() : a.distanceKm(b);
    }
}
