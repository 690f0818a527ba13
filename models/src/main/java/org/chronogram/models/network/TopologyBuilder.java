package org.chronogram.models.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chronogram.models.network.Topology.Demand;
import org.chronogram.models.network.Topology.Link;
import org.chronogram.models.network.Topology.Node;

/**
 * Checks what a file declares and makes a topology of it. Edges are taken as links in both directions, whether or not the
 * file calls its graph directed. Nodes keep the order of the file.
 */
final class TopologyBuilder {
    private static final int MOST_NODES = 10_000;
    static final double LATITUDES = 90;
    static final double LONGITUDES = 180;
    static final Pattern DECIMAL =
            Pattern.compile("[+-]?+(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[Ee][+-]?+[0-9]++)?+");

    private final TopologySource source;
    private final DeclaredGraph declared;
    private final List<DeclaredGraph.Node> routers = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();

    TopologyBuilder(TopologySource source, DeclaredGraph declared) {
        this.source = source;
        this.declared = declared;
    }

    Topology build() {
        requireEnds();
        leaveOutGroups();
        requireSensibleSize();
        NodeNames names = new NodeNames();
        List<Node> nodes = new ArrayList<>();
        for (DeclaredGraph.Node router : routers) {
            number(router);
            NodeAttributes attributes = new NodeAttributes(router.attributes());
            nodes.add(new Node(
                    names.unique(attributes.label().orElse(""), router.id()), position(router.id(), attributes)));
        }
        return linked(nodes);
    }

    private void requireEnds() {
        for (DeclaredGraph.Node node : declared.nodes()) {
            requireGiven(node.id(), "node", "id", node.line());
        }
        for (DeclaredGraph.Edge edge : declared.edges()) {
            requireGiven(edge.source(), "edge", "source", edge.line());
            requireGiven(edge.target(), "edge", "target", edge.line());
        }
    }

    private void requireGiven(String id, String what, String key, int line) {
        if (id == null) {
            throw source.invalid(
                    line,
                    what + " without " + key + ", expected "
                            + (key.equals("id") ? "one that edges can name" : "the id of a node"));
        }
    }

    /** A group is a frame around nodes; where an edge begins or ends at it, it is a node itself. */
    private void leaveOutGroups() {
        Set<String> ends = new HashSet<>();
        declared.edges().forEach(edge -> ends.addAll(List.of(edge.source(), edge.target())));
        for (DeclaredGraph.Node node : declared.nodes()) {
            if (node.isGroup() && !ends.contains(node.id())) {
                declared.ignore("groups");
            } else {
                routers.add(node);
            }
        }
    }

    private void requireSensibleSize() {
        int nodes = routers.size();
        if (nodes < 2 || nodes > MOST_NODES) {
            throw source.invalid(
                    "a graph of " + nodes + (nodes == 1 ? " node" : " nodes") + ", expected from 2 to " + MOST_NODES);
        }
    }

    private void number(DeclaredGraph.Node router) {
        if (indices.putIfAbsent(router.id(), indices.size()) != null) {
            throw source.invalid(
                    router.line(),
                    "node " + TopologySource.shown(router.id())
                            + " is declared twice, expected an id of its own for each node");
        }
    }

    private Topology linked(List<Node> nodes) {
        Set<Link> links = new TreeSet<>();
        Set<List<Integer>> directed = new HashSet<>();
        SortedMap<Link, LinkAttributes> attributes = new TreeMap<>();
        int selfLoops = 0;
        for (DeclaredGraph.Edge edge : declared.edges()) {
            int from = index(edge.line(), "edge", edge.source(), edge.target(), edge.source());
            int to = index(edge.line(), "edge", edge.source(), edge.target(), edge.target());
            if (from == to) {
                selfLoops++;
            } else {
                links.add(Link.between(from, to));
                directed.add(List.of(from, to));
                if (!edge.attributes().isEmpty()) {
                    String name = nodes.get(from).name() + "-" + nodes.get(to).name();
                    attributes.putIfAbsent(Link.between(from, to), new LinkAttributes(source, name, edge.attributes()));
                }
            }
        }
        if (links.isEmpty()) {
            throw source.invalid("no link between two nodes, expected at least one edge besides self-loops");
        }
        int parallel = declared.edges().size() - selfLoops - directed.size();
        return new Topology(nodes, List.copyOf(links), attributes, demands(), ignored(selfLoops, parallel));
    }

    /** Adds up the demands of each pair of nodes; those of nothing, and of a node for itself, are none. */
    private List<Demand> demands() {
        Map<List<Integer>, Double> amounts = new TreeMap<>(
                Comparator.<List<Integer>>comparingInt(pair -> pair.get(0)).thenComparingInt(pair -> pair.get(1)));
        for (DeclaredGraph.Demand demand : declared.demands()) {
            int from = index(demand.line(), "demand", demand.source(), demand.target(), demand.source());
            int to = index(demand.line(), "demand", demand.source(), demand.target(), demand.target());
            if (from != to && demand.amount() > 0) {
                amounts.merge(List.of(from, to), demand.amount(), Double::sum);
            }
        }
        return amounts.entrySet().stream()
                .map(entry -> new Demand(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .toList();
    }

    private SortedMap<String, Integer> ignored(int selfLoops, int parallelEdges) {
        SortedMap<String, Integer> ignored = new TreeMap<>(declared.ignored());
        ignored.put(Topology.SELF_LOOPS, selfLoops);
        ignored.put(Topology.PARALLEL_EDGES, parallelEdges);
        return ignored;
    }

    private int index(int line, String what, String from, String to, String id) {
        Integer index = indices.get(id);
        if (index == null) {
            throw source.invalid(
                    line,
                    "the " + what + " from " + TopologySource.shown(from) + " to " + TopologySource.shown(to)
                            + " names node " + TopologySource.shown(id)
                            + ", which is not declared, expected the id of a node");
        }
        return index;
    }

    private Position position(String id, NodeAttributes attributes) {
        Optional<Double> latitude = degrees(id, "Latitude", attributes.latitude(), LATITUDES);
        Optional<Double> longitude = degrees(id, "Longitude", attributes.longitude(), LONGITUDES);
        return latitude.isPresent() && longitude.isPresent() ? new Position(latitude.get(), longitude.get()) : null;
    }

    /** Programs write NaN for a number that they do not have. */
    private Optional<Double> degrees(String id, String name, Optional<String> given, double bound) {
        if (given.isEmpty() || given.get().equalsIgnoreCase("nan")) {
            return Optional.empty();
        }
        double degrees = DECIMAL.matcher(given.get()).matches() ? Double.parseDouble(given.get()) : Double.NaN;
        if (!(Math.abs(degrees) <= bound)) {
            throw source.invalid("node " + TopologySource.shown(id) + " has " + name + " "
                    + TopologySource.shown(given.get()) + ", expected a number of degrees from -" + (int) bound + " to "
                    + (int) bound);
        }
        return Optional.of(degrees);
    }
}
