package org.chronogram.models.network;

import java.util.Comparator;
import java.util.List;

/**
 * Nodes and the links between them. Immutable.
 *
 * @param nodes the nodes; a link names them by their index.
 * @param links the links, each once, in ascending order.
 * @param selfLoops how many edges of the source were left out because they begin and end at one node.
 * @param parallelEdges how many edges of the source were left out because they repeat another in the same direction.
 */
record Topology(List<Node> nodes, List<Link> links, int selfLoops, int parallelEdges) {
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

    Topology {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }
}
