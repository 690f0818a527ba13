package org.chronogram.partition;

import java.util.Arrays;
import java.util.Random;

/**
 * Pairs nodes along heavy edges, for the next coarser graph (G. Karypis and V. Kumar, "A fast and high quality multilevel
 * scheme for partitioning irregular graphs", SIAM Journal on Scientific Computing 20(1), 1998). Where many nodes are left
 * over, as around the centre of a star, those with the same heaviest neighbour are paired too.
 */
final class HeavyEdgeMatching {
    private static final int ALONE = -1;

    private final WeightedGraph graph;
    private final long mostWeight;
    private final int[] order;
    private final int[] partners;

    private HeavyEdgeMatching(WeightedGraph graph, long mostWeight, Random random) {
        this.graph = graph;
        this.mostWeight = mostWeight;
        order = shuffled(graph.nodes, random);
        partners = new int[graph.nodes];
        Arrays.fill(partners, ALONE);
    }

    /**
     * Returns for each node the index of its node in the coarser graph.
     *
     * @param mostWeight largest weight of a pair.
     * @param random decides the order in which nodes choose.
     */
    static int[] coarseNodes(WeightedGraph graph, long mostWeight, Random random) {
        HeavyEdgeMatching matching = new HeavyEdgeMatching(graph, mostWeight, random);
        int meanDegree = graph.neighbours.length / graph.nodes;
        matching.matchNeighbours(0, meanDegree);
        matching.matchNeighbours(meanDegree + 1, Integer.MAX_VALUE);
        if (matching.alone() > graph.nodes / 4) {
            matching.matchLeftOver();
        }
        return matching.indices();
    }

    static int[] shuffled(int size, Random random) {
        int[] order = new int[size];
        for (int at = 0; at < size; at++) {
            int other = random.nextInt(at + 1);
            order[at] = order[other];
            order[other] = at;
        }
        return order;
    }

    private void matchNeighbours(int leastDegree, int mostDegree) {
        for (int node : order) {
            int degree = graph.degree(node);
            if (partners[node] == ALONE && degree >= leastDegree && degree <= mostDegree) {
                int partner = heaviestNeighbour(node, true);
                if (partner != ALONE) {
                    pair(node, partner);
                }
            }
        }
    }

    private int heaviestNeighbour(int node, boolean forPair) {
        int best = ALONE;
        int bestWeight = 0;
        for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
            int other = graph.neighbours[edge];
            int weight = graph.edgeWeights[edge];
            boolean possible = !forPair || (partners[other] == ALONE && fit(node, other));
            if (possible && (weight > bestWeight || (weight == bestWeight && isLighter(other, best)))) {
                best = other;
                bestWeight = weight;
            }
        }
        return best;
    }

    private boolean isLighter(int a, int b) {
        return graph.nodeWeights[a] < graph.nodeWeights[b];
    }

    private boolean fit(int a, int b) {
        return graph.nodeWeights[a] + graph.nodeWeights[b] <= mostWeight;
    }

    private void pair(int a, int b) {
        partners[a] = b;
        partners[b] = a;
    }

    private int alone() {
        int alone = 0;
        for (int partner : partners) {
            alone += partner == ALONE ? 1 : 0;
        }
        return alone;
    }

    private void matchLeftOver() {
        int[] waiting = new int[graph.nodes + 1];
        Arrays.fill(waiting, ALONE);
        for (int node : order) {
            if (partners[node] != ALONE) {
                continue;
            }
            int hub = graph.degree(node) == 0 ? graph.nodes : heaviestNeighbour(node, false);
            int other = waiting[hub];
            if (other != ALONE && fit(node, other)) {
                pair(node, other);
                waiting[hub] = ALONE;
            } else if (other == ALONE || isLighter(node, other)) {
                waiting[hub] = node;
            }
        }
    }

    private int[] indices() {
        int[] indices = new int[graph.nodes];
        int next = 0;
        for (int node = 0; node < graph.nodes; node++) {
            int partner = partners[node];
            indices[node] = partner != ALONE && partner < node ? indices[partner] : next++;
        }
        return indices;
    }
}
