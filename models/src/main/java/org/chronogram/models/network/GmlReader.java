package org.chronogram.models.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Finds the graph in a GML file. Unknown keys are ignored, as the specification demands; a node or an edge inside of an
 * ignored value is an error.
 */
final class GmlReader implements GmlParser.Handler {
    private enum Place {
        FILE,
        GRAPH,
        NODE,
        EDGE,
        OTHER
    }

    private record Open(Place place, int line, DeclaredGraph.Node node, DeclaredGraph.Edge edge) {
        static Open of(Place place, int line) {
            return new Open(place, line, null, null);
        }
    }

    private final TopologySource source;
    private final DeclaredGraph declared;
    private final Deque<Open> open = new ArrayDeque<>();
    private boolean hasGraph;

    private GmlReader(TopologySource source) {
        this.source = source;
        declared = new DeclaredGraph(source);
        open.push(Open.of(Place.FILE, 1));
    }

    static DeclaredGraph read(TopologySource source, String text) {
        GmlReader reader = new GmlReader(source);
        new GmlParser(source, text, reader).parse();
        if (!reader.hasGraph) {
            throw source.invalid("not a GML graph, expected 'graph [ ... ]' with nodes and edges");
        }
        return reader.declared;
    }

    @Override
    public void beginList(String key, int line) {
        Open around = open.element();
        open.push(
                around.place() == Place.OTHER
                        ? Open.of(Place.OTHER, line)
                        : switch (key.toLowerCase(Locale.ROOT)) {
                            case "graph" -> beginGraph(around, line);
                            case "node" -> beginNode(around, line);
                            case "edge" -> beginEdge(around, line);
                            default -> Open.of(Place.OTHER, line);
                        });
    }

    /** A graph inside of a node makes the node a group; the nodes of that graph are nodes like all others. */
    private Open beginGraph(Open around, int line) {
        if (around.place() == Place.FILE && hasGraph) {
            throw source.invalid(line, "a second graph begins, expected one graph in the file");
        }
        hasGraph = true;
        if (around.node() != null) {
            around.node().becomeGroup();
        }
        return Open.of(Place.GRAPH, line);
    }

    private Open beginNode(Open around, int line) {
        requireGraph("node", around, line);
        return new Open(Place.NODE, line, declared.addNode(line), null);
    }

    private Open beginEdge(Open around, int line) {
        requireGraph("edge", around, line);
        return new Open(Place.EDGE, line, null, declared.addEdge(line));
    }

    private void requireGraph(String what, Open around, int line) {
        if (around.place() == Place.FILE) {
            throw source.invalid(line, what + " outside of the graph, expected all of them in 'graph [ ... ]'");
        }
        if (around.place() != Place.GRAPH) {
            String other = around.place() == Place.NODE ? "node" : "edge";
            throw source.invalid(
                    line,
                    what + " inside of the " + other + " of line " + around.line() + ", expected a ']' before it");
        }
    }

    @Override
    public void value(String key, GmlValue value) {
        Open around = open.element();
        switch (around.place()) {
            case GRAPH -> requireList(key, value);
            case NODE -> nodeValue(around.node(), key, value);
            case EDGE -> edgeValue(around.edge(), key, value);
            default -> {}
        }
    }

    private void requireList(String key, GmlValue value) {
        if (key.equals("node") || key.equals("edge")) {
            throw source.invalid(
                    value.line(),
                    "the key '" + key + "' has the value '" + TopologySource.shown(value.text()) + "', expected '" + key
                            + " [ ... ]'");
        }
    }

    private void nodeValue(DeclaredGraph.Node node, String key, GmlValue value) {
        if (key.equals("id")) {
            requireSame("node", key, node.id(), id("node", key, value), value.line());
            node.id(id("node", key, value));
        } else if (key.equals("isGroup") && !value.text().equals("0")) {
            node.becomeGroup();
        } else {
            keep("node", node, key, value);
        }
    }

    private void keep(String what, DeclaredGraph.Part part, String key, GmlValue value) {
        if (part.isRead(key)) {
            requireSame(what, key, part.attributes().get(key), value.text(), value.line());
            part.attributes().put(key, value.text());
        }
    }

    private void edgeValue(DeclaredGraph.Edge edge, String key, GmlValue value) {
        if (key.equals("source")) {
            requireSame("edge", key, edge.source(), id("edge", key, value), value.line());
            edge.source(id("edge", key, value));
        } else if (key.equals("target")) {
            requireSame("edge", key, edge.target(), id("edge", key, value), value.line());
            edge.target(id("edge", key, value));
        } else {
            keep("edge", edge, key, value);
        }
    }

    private String id(String what, String key, GmlValue value) {
        return value.asId()
                .orElseThrow(() -> source.invalid(
                        value.line(),
                        what + " with the " + key + " " + TopologySource.shown(value.text())
                                + ", expected a whole number or a text in quotes"));
    }

    private void requireSame(String what, String key, String before, String now, int line) {
        if (before != null && !before.equals(now)) {
            throw source.invalid(
                    line,
                    what + " with two values of " + key + ", '" + TopologySource.shown(before) + "' and '"
                            + TopologySource.shown(now) + "', expected one");
        }
    }

    @Override
    public void endList() {
        open.pop();
    }
}
