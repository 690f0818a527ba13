package org.chronogram.models.network;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Nodes and the links between them. Immutable.
 *
 * @param nodes the nodes; a link names them by their index.
 * @param links the links, each once, in ascending order.
 * @param attributes what the file says of a link; of several edges between two nodes, what the first says that says anything.
 * @param demands the traffic that the file asks for, at most one for each pair of nodes, in ascending order.
 * @param ignored how much of the source was left out, by kind; self-loops and parallel edges, which repeat another in the
 *     same direction, are always among them.
 */
record Topology(
        List<Node> nodes,
        List<Link> links,
        SortedMap<Link, LinkAttributes> attributes,
        List<Demand> demands,
        SortedMap<String, Integer> ignored) {
    static final String SELF_LOOPS = "self-loops";
    static final String PARALLEL_EDGES = "parallel-edges";

    /**
     * A node.
     *
     * @param name a name of its own, for results.
     * @param position where it is; null when that is not known.
     */
    record Node(String name, Position position) {}

    /**
     * A link, which carries traffic both ways.
     *
     * @param a index of one node.
     * @param b index of the other, greater than {@code a}.
     */
    record Link(int a, int b) implements Comparable<Link> {
        private static final Comparator<Link> ORDER =
                Comparator.comparingInt(Link::a).thenComparingInt(Link::b);

        static Link between(int one, int other) {
            return new Link(Math.min(one, other), Math.max(one, other));
        }

        @Override
        public int compareTo(Link other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Traffic from one node to another.
     *
     * @param source index of the node that sends.
     * @param destination index of another node.
     * @param amount how much it is, above 0, on one scale for all.
     */
    record Demand(int source, int destination, double amount) {}

    long nodesWithoutCoordinates() {
        return nodes.stream().filter(node -> node.position() == null).count();
    }

    Topology {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
        demands = List.copyOf(demands);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        ignored = Collections.unmodifiableSortedMap(new TreeMap<>(ignored));
    }
}
