package org.chronogram.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Graphs that tests divide. */
final class Graphs {
    private Graphs() {}

    /** A link in each direction. */
    record Edge(int a, int b, long delayTicks) {}

    static LinkGraph of(int lps, List<Edge> edges) {
        List<List<Edge>> bySource = new ArrayList<>();
        for (int lp = 0; lp < lps; lp++) {
            bySource.add(new ArrayList<>());
        }
        for (Edge edge : edges) {
            bySource.get(edge.a).add(edge);
            bySource.get(edge.b).add(new Edge(edge.b, edge.a, edge.delayTicks));
        }
        LinkGraph.Builder builder = LinkGraph.builder(lps);
        for (int lp = 0; lp < lps; lp++) {
            builder.begin(lp);
            bySource.get(lp).forEach(edge -> builder.add(edge.b, edge.delayTicks));
        }
        return builder.build();
    }

    static LinkGraph path(int lps, long... delaysTicks) {
        List<Edge> edges = new ArrayList<>();
        for (int lp = 0; lp < lps - 1; lp++) {
            edges.add(new Edge(lp, lp + 1, delaysTicks[lp % delaysTicks.length]));
        }
        return of(lps, edges);
    }

    static LinkGraph star(int lps) {
        List<Edge> edges = new ArrayList<>();
        for (int lp = 1; lp < lps; lp++) {
            edges.add(new Edge(0, lp, 5));
        }
        return of(lps, edges);
    }

    static LinkGraph clique(int lps) {
        List<Edge> edges = new ArrayList<>();
        for (int lp = 0; lp < lps; lp++) {
            for (int other = 0; other < lp; other++) {
                edges.add(new Edge(lp, other, 5));
            }
        }
        return of(lps, edges);
    }

    static LinkGraph grid(int width, long delayTicks) {
        List<Edge> edges = new ArrayList<>();
        for (int lp = 0; lp < width * width; lp++) {
            if (lp % width > 0) {
                edges.add(new Edge(lp, lp - 1, delayTicks));
            }
            if (lp >= width) {
                edges.add(new Edge(lp, lp - width, delayTicks));
            }
        }
        return of(width * width, edges);
    }

    /** Returns a graph of directed links, some with delay 0 and some to the same LP. */
    static LinkGraph random(Random random, int lps, int links, int delays) {
        LinkGraph.Builder builder = LinkGraph.builder(lps);
        for (int lp = 0; lp < lps; lp++) {
            builder.begin(lp);
            for (int link = random.nextInt(2 * links / lps + 1); link > 0; link--) {
                builder.add(random.nextInt(lps), random.nextInt(delays));
            }
        }
        return builder.build();
    }

    /** Returns points in a square that are linked where they are close, with delays by distance. */
    static LinkGraph geometric(int lps, long seed) {
        Random random = new Random(seed);
        double radius = Math.sqrt(8 / (Math.PI * lps));
        int cells = (int) (1 / radius);
        double[][] points = new double[lps][];
        List<List<Integer>> inCell = new ArrayList<>();
        for (int cell = 0; cell < cells * cells; cell++) {
            inCell.add(new ArrayList<>());
        }
        for (int lp = 0; lp < lps; lp++) {
            points[lp] = new double[] {random.nextDouble(), random.nextDouble()};
            inCell.get((int) (points[lp][0] * cells) * cells + (int) (points[lp][1] * cells))
                    .add(lp);
        }
        LinkGraph.Builder builder = LinkGraph.builder(lps);
        for (int lp = 0; lp < lps; lp++) {
            builder.begin(lp);
            addNeighbours(builder, points, lp, radius, cells, inCell);
        }
        return builder.build();
    }

    private static void addNeighbours(
            LinkGraph.Builder builder,
            double[][] points,
            int lp,
            double radius,
            int cells,
            List<List<Integer>> inCell) {
        int x = (int) (points[lp][0] * cells);
        int y = (int) (points[lp][1] * cells);
        for (int cellX = Math.max(0, x - 1); cellX <= Math.min(cells - 1, x + 1); cellX++) {
            for (int cellY = Math.max(0, y - 1); cellY <= Math.min(cells - 1, y + 1); cellY++) {
                for (int other : inCell.get(cellX * cells + cellY)) {
                    double distance = Math.hypot(points[lp][0] - points[other][0], points[lp][1] - points[other][1]);
                    if (other != lp && distance < radius) {
                        builder.add(other, 1 + (long) (distance * 1e9));
                    }
                }
            }
        }
    }
}
