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
        long target = graph.totalWeight * balance.shares()[0] / (balance.shares()[0] + balance.shares()[1]);
        long load = 0;
        int nodes = 0;
        int next = 0;
        border.clear();
        while ((load < target || nodes < balance.shares()[0]) && nodes < graph.nodes - balance.shares()[1]) {
            if (border.isEmpty()) {
                if (next == graph.nodes) {
                    break;
                }
                int node = order[next++];
                if (part[node] == 1) {
                    border.put(node, 0);
                }
                continue;
            }
            int node = border.pop();
            if (load + graph.nodeWeights[node] <= balance.limits()[0]) {
                part[node] = 0;
                load += graph.nodeWeights[node];
                nodes++;
                reach(node, part);
            }
        }
        return part;
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
