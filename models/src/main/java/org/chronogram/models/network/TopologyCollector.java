package org.chronogram.models.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chronogram.model.InvalidInputException;
import org.chronogram.models.network.Topology.Link;
import org.chronogram.models.network.Topology.Node;
import org.jgrapht.nio.Attribute;

/**
 * Takes nodes, attributes and edges from an importer and makes a topology of them. Edges are taken as links in both
 * directions, whether or not the source calls its graph directed. Nodes keep the order of the source.
 *
 * @param <K> type by which the source names its nodes.
 */
final class TopologyCollector<K> {
    private static final int MOST_NODES = 10_000;

    private final String source;
    private final Map<K, Map<String, String>> attributesByNode = new LinkedHashMap<>();
    private final List<Edge<K>> edges = new ArrayList<>();

    private record Edge<K>(K from, K to) {}

    /**
     * Creates an empty collector.
     *
     * @param source what is read, for messages.
     */
    TopologyCollector(String source) {
        this.source = source;
    }

    void node(K key) {
        if (attributesByNode.put(key, new HashMap<>()) != null) {
            throw invalid("node " + key + " is declared twice, expected an id of its own for each node");
        }
    }

    void attribute(K key, String name, Attribute value) {
        if (name.equals(TopologyFile.QUOTED_ID)) {
            throw invalid("a node has the id '" + value.getValue() + "' in quotes, expected a whole number");
        }
        attributesByNode.get(key).put(name, value.getValue());
    }

    void edge(K from, K to) {
        edges.add(new Edge<>(from, to));
    }

    int edges() {
        return edges.size();
    }

    Topology topology() {
        requireSensibleSize();
        Map<K, Integer> indices = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        attributesByNode.forEach((key, attributes) -> {
            indices.put(key, nodes.size());
            nodes.add(new Node(uniqueName(key, attributes, names), position(key, attributes)));
        });
        return linked(nodes, indices);
    }

    private Topology linked(List<Node> nodes, Map<K, Integer> indices) {
        Set<Link> links = new TreeSet<>();
        Set<List<Integer>> directed = new HashSet<>();
        int selfLoops = 0;
        for (Edge<K> edge : edges) {
            int from = index(edge, edge.from(), indices);
            int to = index(edge, edge.to(), indices);
            if (from == to) {
                selfLoops++;
            } else {
                links.add(Link.between(from, to));
                directed.add(List.of(from, to));
            }
        }
        if (links.isEmpty()) {
            throw invalid("no link between two nodes, expected at least one edge besides self-loops");
        }
        return new Topology(nodes, List.copyOf(links), selfLoops, edges.size() - selfLoops - directed.size());
    }

    private int index(Edge<K> edge, K key, Map<K, Integer> indices) {
        Integer index = indices.get(key);
        if (index == null) {
            throw invalid("the edge from " + edge.from() + " to " + edge.to() + " names node " + key
                    + ", which is not declared, expected the id of a node");
        }
        return index;
    }

    private void requireSensibleSize() {
        int nodes = attributesByNode.size();
        if (nodes < 2 || nodes > MOST_NODES) {
            throw invalid(
                    "a graph of " + nodes + (nodes == 1 ? " node" : " nodes") + ", expected from 2 to " + MOST_NODES);
        }
    }

    private String uniqueName(K key, Map<String, String> attributes, Set<String> names) {
        String label = attributes.getOrDefault("label", "").strip();
        String name = label.isEmpty() ? key.toString() : label;
        while (!names.add(name)) {
            name = name + "#" + key;
        }
        return name;
    }

    private Position position(K key, Map<String, String> attributes) {
        String latitude = attributes.get("Latitude");
        String longitude = attributes.get("Longitude");
        if (latitude == null || longitude == null) {
            return null;
        }
        return new Position(degrees(key, "Latitude", latitude, 90), degrees(key, "Longitude", longitude, 180));
    }

    private double degrees(K key, String name, String text, int bound) {
        double degrees;
        try {
            degrees = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            degrees = Double.NaN;
        }
        if (!(Math.abs(degrees) <= bound)) {
            throw invalid("node " + key + " has " + name + " " + text + ", expected a number of degrees from -" + bound
                    + " to " + bound);
        }
        return degrees;
    }

    private InvalidInputException invalid(String message) {
        return new InvalidInputException(source + ": " + message);
    }
}
