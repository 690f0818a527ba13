package org.chronogram.partition;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;

/**
 * Divides a graph into parts with few edges between them (G. Karypis and V. Kumar, "A fast and high quality multilevel
 * scheme for partitioning irregular graphs", SIAM Journal on Scientific Computing 20(1), 1998; "Multilevel k-way partitioning
 * scheme for irregular graphs", Journal of Parallel and Distributed Computing 48(1), 1998): makes ever coarser graphs,
 * divides the coarsest, and improves the division on each graph on the way back. The coarsest is divided into two halves,
 * each of which is divided in the same way, so parts with neighbouring numbers lie close to each other.
 */
final class Multilevel {
    private static final int LEAST_NODES = 120;
    private static final int NODES_PER_PART = 40;

    private final Random random;

    private record Level(WeightedGraph graph, int[] coarseNodes) {}

    /** Creates it; the same seed gives the same division of the same graph. */
    Multilevel(long seed) {
        random = new Random(seed);
    }

    /** Returns the part of each node. */
    int[] divide(WeightedGraph graph, Balance balance) {
        Deque<Level> finer = new ArrayDeque<>();
        WeightedGraph coarsest = coarsen(graph, Math.max(LEAST_NODES, NODES_PER_PART * balance.parts()), finer);
        int[] part;
        if (balance.parts() == 2) {
            part = GraphGrowing.divide(coarsest, balance, random);
        } else {
            part = divideHalves(coarsest, balance);
            new Refinement(coarsest, part, balance).run();
        }
        while (!finer.isEmpty()) {
            Level level = finer.pop();
            part = projected(part, level.coarseNodes);
            new Refinement(level.graph, part, balance).run();
        }
        return part;
    }

    private WeightedGraph coarsen(WeightedGraph graph, int mostNodes, Deque<Level> finer) {
        WeightedGraph coarsest = graph;
        long mostWeight = Math.max(1, graph.totalWeight * 3 / (2L * mostNodes));
        while (coarsest.nodes > mostNodes) {
            int[] coarseNodes = HeavyEdgeMatching.coarseNodes(coarsest, mostWeight, random);
            int nodes = Arrays.stream(coarseNodes).max().getAsInt() + 1;
            if (nodes > coarsest.nodes - coarsest.nodes / 20) {
                break;
            }
            finer.push(new Level(coarsest, coarseNodes));
            coarsest = coarsest.contracted(coarseNodes, nodes);
        }
        return coarsest;
    }

    private static int[] projected(int[] part, int[] coarseNodes) {
        int[] projected = new int[coarseNodes.length];
        for (int node = 0; node < projected.length; node++) {
            projected[node] = part[coarseNodes[node]];
        }
        return projected;
    }

    private int[] divideHalves(WeightedGraph graph, Balance balance) {
        if (balance.parts() == 1) {
            return new int[graph.nodes];
        }
        long limit = balance.limits()[0];
        Balance halves = Balance.halves(balance.parts(), limit, graph.totalWeight);
        int[] side = divide(graph, halves);
        int[] part = new int[graph.nodes];
        divideSide(graph, side, 0, Balance.equal(halves.shares()[0], limit), part, 0);
        divideSide(graph, side, 1, Balance.equal(halves.shares()[1], limit), part, halves.shares()[0]);
        return part;
    }

    private void divideSide(WeightedGraph graph, int[] sides, int side, Balance balance, int[] part, int firstPart) {
        int[] indices = new int[graph.nodes];
        int size = 0;
        for (int node = 0; node < graph.nodes; node++) {
            indices[node] = sides[node] == side ? size++ : -1;
        }
        WeightedGraph inside = graph.part(indices, size);
        int[] parts = balance.parts() == 2 ? divide(inside, balance) : divideHalves(inside, balance);
        for (int node = 0; node < graph.nodes; node++) {
            if (indices[node] >= 0) {
                part[node] = firstPart + parts[indices[node]];
            }
        }
    }
}
