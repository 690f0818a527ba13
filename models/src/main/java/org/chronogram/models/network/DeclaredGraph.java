package org.chronogram.models.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Nodes and edges as a file declares them, in its order, before anything is checked. */
final class DeclaredGraph {
    /** Includes groups, which are no nodes of a topology. */
    private static final int MOST_NODES = 100_000;

    private static final int MOST_EDGES = 1_000_000;

    private final TopologySource source;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();
    private final SortedMap<String, Integer> ignored = new TreeMap<>();

    /** A node or an edge. */
    abstract static class Part {
        private final int line;
        private final Map<String, String> attributes = new HashMap<>();

        Part(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }

        /** Tells whether an attribute of this name is kept. */
        abstract boolean isRead(String name);

        Map<String, String> attributes() {
            return attributes;
        }
    }

    /** A node. */
    static final class Node extends Part {
        private String id;
        private boolean group;

        private Node(int line) {
            super(line);
        }

        @Override
        boolean isRead(String name) {
            return NodeAttributes.isRead(name);
        }

        String id() {
            return id;
        }

        void id(String newId) {
            id = newId;
        }

        /** Whether it is a group around other nodes. */
        boolean isGroup() {
            return group;
        }

        void becomeGroup() {
            group = true;
        }
    }

    /** An edge. */
    static final class Edge extends Part {
        private String source;
        private String target;

        private Edge(int line) {
            super(line);
        }

        @Override
        boolean isRead(String name) {
            return LinkAttributes.isRead(name);
        }

        String source() {
            return source;
        }

        void source(String id) {
            source = id;
        }

        String target() {
            return target;
        }

        void target(String id) {
            target = id;
        }
    }

    /** Traffic from one node to another. */
    record Demand(int line, String source, String target, double amount) {}

    DeclaredGraph(TopologySource source) {
        this.source = source;
    }

    Node addNode(int line) {
        requireFewer(nodes, MOST_NODES, "nodes", line);
        Node node = new Node(line);
        nodes.add(node);
        return node;
    }

    Edge addEdge(int line) {
        requireFewer(edges, MOST_EDGES, "edges", line);
        Edge edge = new Edge(line);
        edges.add(edge);
        return edge;
    }

    void addDemand(int line, String from, String to, double amount) {
        requireFewer(demands, MOST_EDGES, "demands", line);
        demands.add(new Demand(line, from, to, amount));
    }

    List<Demand> demands() {
        return demands;
    }

    private void requireFewer(List<?> declared, int most, String what, int line) {
        if (declared.size() >= most) {
            throw source.invalid(line, "more than " + most + " " + what + ", expected at most " + most);
        }
    }

    /** Counts an element that a network of routers does not have. */
    void ignore(String kind) {
        ignored.merge(kind, 1, Integer::sum);
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Edge> edges() {
        return edges;
    }

    /** How much was left out, by kind. */
    SortedMap<String, Integer> ignored() {
        return ignored;
    }
}
