package org.chronogram.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random network after B. M. Waxman, "Routing of Multipoint Connections", IEEE Journal on Selected Areas in
 * Communications 6(9), 1988: nodes lie uniformly in a square, and two of them are linked with probability a·exp(-d / (b·L)),
 * d their distance and L the diagonal. A ring through all nodes makes it connected. The same seed gives the same network.
 */
final class WaxmanTopology {
    private record Place(double latitude, double longitude) {}

    private static final int STANDARD_NODES = 400;
    private static final long STANDARD_SEED = 1988;
    private static final double LARGEST_PROBABILITY = 0.15;
    private static final double RELATIVE_REACH = 0.08;
    private static final double SOUTH = 40;
    private static final double WEST = 0;
    private static final double SIDE_DEGREES = 15;

    private final List<Place> places = new ArrayList<>();
    private final List<int[]> edges = new ArrayList<>();

    private WaxmanTopology(int nodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < nodes; i++) {
            places.add(
                    new Place(SOUTH + SIDE_DEGREES * random.nextDouble(), WEST + SIDE_DEGREES * random.nextDouble()));
        }
        for (int from = 0; from < nodes; from++) {
            for (int to = from + 1; to < nodes; to++) {
                boolean onRing = to == from + 1 || (from == 0 && to == nodes - 1);
                if (random.nextDouble() < probability(from, to) || onRing) {
                    edges.add(new int[] {from, to});
                }
            }
        }
    }

    static WaxmanTopology standard() {
        return of(STANDARD_NODES, STANDARD_SEED);
    }

    static WaxmanTopology of(int nodes, long seed) {
        return new WaxmanTopology(nodes, seed);
    }

    private double probability(int from, int to) {
        double latitudes = places.get(from).latitude() - places.get(to).latitude();
        double longitudes = places.get(from).longitude() - places.get(to).longitude();
        double diagonal = SIDE_DEGREES * Math.sqrt(2);
        return LARGEST_PROBABILITY * Math.exp(-Math.hypot(latitudes, longitudes) / (RELATIVE_REACH * diagonal));
    }

    int nodes() {
        return places.size();
    }

    int links() {
        return edges.size();
    }

    void writeTo(Path file) {
        try {
            Files.writeString(file, gml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String gml() {
        StringBuilder text = new StringBuilder("graph [\n");
        for (int id = 0; id < places.size(); id++) {
            Place place = places.get(id);
            text.append("  node [ id ").append(id).append(" label \"n").append(id);
            text.append("\" Latitude ").append(place.latitude());
            text.append(" Longitude ").append(place.longitude()).append(" ]\n");
        }
        for (int[] edge : edges) {
            text.append("  edge [ source ").append(edge[0]);
            text.append(" target ").append(edge[1]).append(" ]\n");
        }
        return text.append("]\n").toString();
    }
}
