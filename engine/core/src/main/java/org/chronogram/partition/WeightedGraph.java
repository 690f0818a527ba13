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
        int[] first = firstEdges(links);
        int[] next = first.clone();
        int[] neighbours = new int[first[weights.length]];
        int[] edgeWeights = new int[first[weights.length]];
        forEachEdge(links, (source, link) -> {
            int target = links.target(link);
            neighbours[next[source]] = target;
            edgeWeights[next[source]++] = links.weight(link);
            neighbours[next[target]] = source;
            edgeWeights[next[target]++] = links.weight(link);
        });
        return new WeightedGraph(first, neighbours, edgeWeights, weights);
    }

    private static int[] firstEdges(LinkGraph links) {
        int[] first = new int[links.logicalProcesses() + 1];
        forEachEdge(links, (source, link) -> {
            first[source + 1]++;
            first[links.target(link) + 1]++;
        });
        for (int lp = 0; lp < links.logicalProcesses(); lp++) {
            first[lp + 1] += first[lp];
        }
        return first;
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
        long[] weights = new long[groups];
        EdgeLists edges = new EdgeLists(groups, neighbours.length);
        for (int node : sortedByGroup(groupOf, groups)) {
            int group = groupOf[node];
            weights[group] += nodeWeights[node];
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                int other = groupOf[neighbours[edge]];
                if (other != group) {
                    edges.add(group, other, edgeWeights[edge]);
                }
            }
            edges.end(group);
        }
        return edges.graph(weights);
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
        long[] weights = new long[size];
        EdgeLists edges = new EdgeLists(size, neighbours.length);
        for (int node = 0; node < nodes; node++) {
            int index = indices[node];
            if (index < 0) {
                continue;
            }
            weights[index] = nodeWeights[node];
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                if (indices[neighbours[edge]] >= 0) {
                    edges.add(index, indices[neighbours[edge]], edgeWeights[edge]);
                }
            }
            edges.end(index);
        }
        return edges.graph(weights);
    }

    /** The edges of a graph under construction, node by node in ascending order. Those to the same neighbour become one. */
    private static final class EdgeLists {
        private final int[] first;
        private final int[] neighbours;
        private final int[] edgeWeights;
        private final int[] places;
        private int size;

        EdgeLists(int nodes, int mostEdges) {
            first = new int[nodes + 1];
            neighbours = new int[mostEdges];
            edgeWeights = new int[mostEdges];
            places = new int[nodes];
            Arrays.fill(places, -1);
        }

        void add(int node, int neighbour, int weight) {
            if (places[neighbour] < first[node]) {
                places[neighbour] = size;
                neighbours[size++] = neighbour;
            }
            edgeWeights[places[neighbour]] += weight;
        }

        void end(int node) {
            first[node + 1] = size;
        }

        WeightedGraph graph(long[] nodeWeights) {
            return new WeightedGraph(
                    first, Arrays.copyOf(neighbours, size), Arrays.copyOf(edgeWeights, size), nodeWeights);
        }
    }
}
