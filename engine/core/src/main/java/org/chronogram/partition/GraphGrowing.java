package org.chronogram.partition;

import java.util.Arrays;
import java.util.Random;

/**
 * Divides a small graph into two parts: the first grows from one node, always by the node that costs the fewest cut edges.
 * Grows from several nodes and keeps the best division.
 */
final class GraphGrowing {
    private static final int STARTS = 8;

    private final WeightedGraph graph;
    private final Balance balance;
    private final GainHeap border;
    private long load;
    private int nodes;

    private GraphGrowing(WeightedGraph graph, Balance balance) {
        this.graph = graph;
        this.balance = balance;
        border = new GainHeap(graph.nodes);
    }

    /** Returns the part, 0 or 1, of each node. */
    static int[] divide(WeightedGraph graph, Balance balance, Random random) {
        GraphGrowing growing = new GraphGrowing(graph, balance);
        int[] best = null;
        CutQuality bestQuality = null;
        for (int start = 0; start < STARTS; start++) {
            int[] part = growing.grow(HeavyEdgeMatching.shuffled(graph.nodes, random));
            CutQuality quality = new Refinement(graph, part, balance).run();
            if (bestQuality == null || quality.isBetterThan(bestQuality)) {
                best = part;
                bestQuality = quality;
            }
        }
        return best;
    }

    /** Grows part 0; the order says where it starts, and where it goes on when it has no neighbours left. */
    private int[] grow(int[] order) {
        int[] part = new int[graph.nodes];
        Arrays.fill(part, 1);
        border.clear();
        load = 0;
        nodes = 0;
        int next = 0;
        while (!isGrown() && (!border.isEmpty() || next < graph.nodes)) {
            if (!border.isEmpty()) {
                take(border.pop(), part);
            } else if (part[order[next++]] == 1) {
                take(order[next - 1], part);
            }
        }
        return part;
    }

    private boolean isGrown() {
        long[] limits = balance.limits();
        int[] shares = balance.shares();
        long target = graph.totalWeight * shares[0] / (shares[0] + shares[1]);
        boolean enough = load >= Math.min(target, limits[0]) && nodes >= shares[0];
        return enough || nodes >= graph.nodes - shares[1];
    }

    private void take(int node, int[] part) {
        if (load + graph.nodeWeights[node] > balance.limits()[0]) {
            return;
        }
        part[node] = 0;
        load += graph.nodeWeights[node];
        nodes++;
        reach(node, part);
    }

    private void reach(int node, int[] part) {
        for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
            int other = graph.neighbours[edge];
            if (part[other] == 1) {
                long gain = border.contains(other) ? border.gain(other) : -strength(other);
                border.put(other, gain + 2L * graph.edgeWeights[edge]);
            }
        }
    }

    private long strength(int node) {
        long strength = 0;
        for (int edge = graph.first[node]; edge < graph.first[node + 1]; edge++) {
            strength += graph.edgeWeights[edge];
        }
        return strength;
    }
}
