package org.chronogram.partition;

import java.util.Arrays;

/**
 * An undirected graph with weights, as the partitioner cuts it. A node stands for one or more LPs. The neighbours of node v
 * lie at the indices from {@code first[v]} to {@code first[v + 1]}; each edge stands there twice. Not changed after it was
 * built.
 */
final class WeightedGraph {
    final int nodes;
    final int[] first;
    final int[] neighbours;
    final int[] edgeWeights;
    final long[] nodeWeights;
    final long totalWeight;

    WeightedGraph(int[] first, int[] neighbours, int[] edgeWeights, long[] nodeWeights) {
        nodes = nodeWeights.length;
        this.first = first;
        this.neighbours = neighbours;
        this.edgeWeights = edgeWeights;
        this.nodeWeights = nodeWeights;
        totalWeight = Arrays.stream(nodeWeights).sum();
    }

    int degree(int node) {
        return first[node + 1] - first[node];
    }

    /**
     * Returns the graph of all links, one node for each LP. Links between the same two LPs are edges of their own.
     *
     * @param weights weight of each LP.
     */
    static WeightedGraph of(LinkGraph links, long[] weights) {
        int lps = links.logicalProcesses();
        int[] first = new int[lps + 1];
        forEachEdge(links, (source, link) -> {
            first[source + 1]++;
            first[links.target(link) + 1]++;
        });
        for (int lp = 0; lp < lps; lp++) {
            first[lp + 1] += first[lp];
        }
        int[] neighbours = new int[first[lps]];
        int[] edgeWeights = new int[first[lps]];
        int[] next = Arrays.copyOf(first, lps);
        forEachEdge(links, (source, link) -> {
            int target = links.target(link);
            neighbours[next[source]] = target;
            edgeWeights[next[source]++] = links.weight(link);
            neighbours[next[target]] = source;
            edgeWeights[next[target]++] = links.weight(link);
        });
        return new WeightedGraph(first, neighbours, edgeWeights, weights);
    }

    private interface LinkConsumer {
        void accept(int source, int link);
    }

    private static void forEachEdge(LinkGraph links, LinkConsumer consumer) {
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            for (int link = links.firstLink(lp); link < links.firstLink(lp + 1); link++) {
                if (links.target(link) != lp) {
                    consumer.accept(lp, link);
                }
            }
        }
    }

    /**
     * Returns the graph in which each group of nodes is one node. Edges between the same two groups become one.
     *
     * @param groupOf index of the group of each node.
     * @param groups how many groups there are.
     */
    WeightedGraph contracted(int[] groupOf, int groups) {
        int[] members = sortedByGroup(groupOf, groups);
        int[] contractedFirst = new int[groups + 1];
        int[] contractedNeighbours = new int[neighbours.length];
        int[] contractedWeights = new int[neighbours.length];
        long[] weights = new long[groups];
        int[] place = new int[groups];
        Arrays.fill(place, -1);
        int end = 0;
        for (int member = 0; member < nodes; member++) {
            int node = members[member];
            int group = groupOf[node];
            weights[group] += nodeWeights[node];
            int begin = contractedFirst[group];
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                int other = groupOf[neighbours[edge]];
                if (other == group) {
                    continue;
                }
                if (place[other] < begin) {
                    place[other] = end;
                    contractedNeighbours[end++] = other;
                }
                contractedWeights[place[other]] += edgeWeights[edge];
            }
            contractedFirst[group + 1] = end;
        }
        return new WeightedGraph(
                contractedFirst,
                Arrays.copyOf(contractedNeighbours, end),
                Arrays.copyOf(contractedWeights, end),
                weights);
    }

    private int[] sortedByGroup(int[] groupOf, int groups) {
        int[] next = new int[groups + 1];
        for (int node = 0; node < nodes; node++) {
            next[groupOf[node] + 1]++;
        }
        for (int group = 0; group < groups; group++) {
            next[group + 1] += next[group];
        }
        int[] sorted = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            sorted[next[groupOf[node]]++] = node;
        }
        return sorted;
    }

    /**
     * Returns the part of the graph that has some of its nodes.
     *
     * @param indices for each node its index in that part, or -1 where it is not in it.
     * @param size how many nodes that part has.
     */
    WeightedGraph part(int[] indices, int size) {
        int[] partFirst = new int[size + 1];
        int[] partNeighbours = new int[neighbours.length];
        int[] partWeights = new int[neighbours.length];
        long[] weights = new long[size];
        int end = 0;
        for (int node = 0; node < nodes; node++) {
            if (indices[node] < 0) {
                continue;
            }
            weights[indices[node]] = nodeWeights[node];
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                if (indices[neighbours[edge]] >= 0) {
                    partNeighbours[end] = indices[neighbours[edge]];
                    partWeights[end++] = edgeWeights[edge];
                }
            }
            partFirst[indices[node] + 1] = end;
        }
        return new WeightedGraph(
                partFirst, Arrays.copyOf(partNeighbours, end), Arrays.copyOf(partWeights, end), weights);
    }
}
