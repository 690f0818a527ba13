package org.chronogram.models.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds the graph in a GraphML file (U. Brandes, M. Eiglsperger, I. Herman, M. Himsolt and M. S. Marshall, "GraphML
 * Progress Report", Graph Drawing 2001, LNCS 2265), with or without a name space. Ids may be any text. Elements that a
 * network of routers does not have are ignored and counted.
 */
final class GraphMlReader {
    private enum Place {
        FILE,
        GRAPHML,
        KEY,
        DEFAULT,
        GRAPH,
        NODE,
        EDGE,
        DATA,
        LABEL,
        OTHER
    }

    /** The name of a key, and its value for nodes that give none. */
    private static final class Key {
        private final String name;
        private final boolean ofNodes;
        private String defaultValue;

        Key(String name, boolean ofNodes) {
            this.name = name;
            this.ofNodes = ofNodes;
        }
    }

    /** An element that is open, with the node, key or text that it belongs to; the file itself has no tag. */
    private record Open(
            Place place, Optional<HardenedXml.StartTag> tag, DeclaredGraph.Node node, String key, StringBuilder text) {}

    private final TopologySource source;
    private final HardenedXml document;
    private final XMLStreamReader xml;
    private final DeclaredGraph declared;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<DeclaredGraph.Node, Map<String, String>> data = new HashMap<>();
    private String namespace;
    private boolean hasGraph;

    private GraphMlReader(TopologySource source, String text) {
        this.source = source;
        declared = new DeclaredGraph(source);
        document = HardenedXml.of(text, source);
        xml = document.cursor();
        open.push(new Open(Place.FILE, Optional.empty(), null, null, null));
    }

    static DeclaredGraph read(TopologySource source, String text) {
        GraphMlReader reader = new GraphMlReader(source, text);
        reader.readDocument();
        return reader.declared;
    }

    private void readDocument() {
        for (int part = next(); part != XMLStreamConstants.END_DOCUMENT; part = next()) {
            switch (part) {
                case XMLStreamConstants.START_ELEMENT -> open.push(begin(open.element()));
                case XMLStreamConstants.END_ELEMENT -> end(open.pop());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (open.element().text() != null) {
                        open.element().text().append(xml.getText());
                    }
                }
                default -> {}
            }
        }
        if (!hasGraph) {
            throw source.invalid("a GraphML document without a graph, expected '<graph>' with nodes and edges");
        }
        Map<String, String> defaults = defaults();
        declared.nodes().forEach(node -> takeAttributes(node, defaults));
    }

    private int next() {
        return document.next(source, open.element().tag());
    }

    private Open begin(Open around) {
        String element = xml.getLocalName();
        if (around.place() == Place.FILE) {
            return beginRoot(element);
        }
        if (!namespace.equals(namespaceOfElement())) {
            return beginForeign(around, element);
        }
        return switch (around.place()) {
            case GRAPHML -> beginInDocument(around, element);
            case KEY ->
                element.equals("default") ? beginText(Place.DEFAULT, around.node(), around.key()) : other(around);
            case GRAPH -> beginInGraph(around, element);
            case NODE, EDGE -> beginInPart(around, element);
            default -> other(around);
        };
    }

    private String namespaceOfElement() {
        return String.valueOf(xml.getNamespaceURI());
    }

    private Open beginRoot(String element) {
        if (!element.equals("graphml")) {
            throw source.invalid(
                    document.line(),
                    "the document is '" + TopologySource.shown(element)
                            + "'; expected a GraphML document, whose outermost" + " element is graphml");
        }
        namespace = namespaceOfElement();
        return opened(Place.GRAPHML, null, null, null);
    }

    /** yEd keeps the label of a node in elements of its own. */
    private Open beginForeign(Open around, String element) {
        boolean inData = around.place() == Place.DATA || (around.place() == Place.OTHER && around.key() != null);
        if (inData && around.node() != null && element.equals(NodeAttributes.NODE_LABEL)) {
            return beginText(Place.LABEL, around.node(), null);
        }
        return other(around);
    }

    private Open other(Open around) {
        return opened(Place.OTHER, around.node(), around.key(), null);
    }

    private Open beginText(Place place, DeclaredGraph.Node node, String key) {
        return opened(place, node, key, new StringBuilder());
    }

    private Open opened(Place place, DeclaredGraph.Node node, String key, StringBuilder text) {
        return new Open(place, Optional.of(document.startTag()), node, key, text);
    }

    private Open beginInDocument(Open around, String element) {
        switch (element) {
            case "key" -> {
                return beginKey();
            }
            case "graph" -> {
                return beginGraph(around);
            }
            case "node", "edge" ->
                throw source.invalid(
                        document.line(), element + " outside of the graph, expected all of them in '<graph>'");
            case "data", "desc" -> {
                return other(around);
            }
            default -> {
                return ignored("unknown-elements", around);
            }
        }
    }

    private Open beginKey() {
        String id = required("key", "id");
        String name = xml.getAttributeValue(null, "attr.name");
        String owner = xml.getAttributeValue(null, "for");
        keys.put(id, new Key(name == null ? id : name, owner == null || owner.equals("all") || owner.equals("node")));
        return opened(Place.KEY, null, id, null);
    }

    /** A graph inside of a node makes the node a group; the nodes of that graph are nodes like all others. */
    private Open beginGraph(Open around) {
        if (around.place() == Place.GRAPHML && hasGraph) {
            throw source.invalid(document.line(), "a second graph begins, expected one graph in the file");
        }
        hasGraph = true;
        if (around.node() != null) {
            around.node().becomeGroup();
        }
        return opened(Place.GRAPH, null, null, null);
    }

    private Open beginInGraph(Open around, String element) {
        switch (element) {
            case "node" -> {
                DeclaredGraph.Node node = declared.addNode(document.line());
                node.id(xml.getAttributeValue(null, "id"));
                return opened(Place.NODE, node, null, null);
            }
            case "edge" -> {
                DeclaredGraph.Edge edge = declared.addEdge(document.line());
                edge.source(xml.getAttributeValue(null, "source"));
                edge.target(xml.getAttributeValue(null, "target"));
                return opened(Place.EDGE, null, null, null);
            }
            case "data", "desc" -> {
                return other(around);
            }
            case "hyperedge", "locator" -> {
                return ignored(element + "s", around);
            }
            default -> {
                return ignored("unknown-elements", around);
            }
        }
    }

    private Open ignored(String kind, Open around) {
        declared.ignore(kind);
        return other(around);
    }

    private Open beginInPart(Open around, String element) {
        return switch (element) {
            case "data" ->
                around.node() == null ? other(around) : beginText(Place.DATA, around.node(), required("data", "key"));
            case "graph" -> beginGraph(around);
            case "locator" -> ignored("locators", around);
            case "node", "edge" ->
                throw source.invalid(
                        document.line(),
                        element + " inside of the " + (around.node() == null ? "edge" : "node") + " of line "
                                + around.tag().orElseThrow().line() + ", expected it beside the others");
            default -> other(around);
        };
    }

    private String required(String element, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        if (value == null) {
            throw source.invalid(document.line(), element + " without " + attribute + ", expected one");
        }
        return value;
    }

    private void end(Open ended) {
        switch (ended.place()) {
            case DEFAULT -> keys.get(ended.key()).defaultValue = ended.text().toString();
            case DATA -> dataOf(ended.node()).put(ended.key(), ended.text().toString());
            case LABEL ->
                ended.node()
                        .attributes()
                        .putIfAbsent(NodeAttributes.NODE_LABEL, ended.text().toString());
            default -> {}
        }
    }

    private Map<String, String> dataOf(DeclaredGraph.Node node) {
        return data.computeIfAbsent(node, any -> new LinkedHashMap<>());
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (Key key : keys.values()) {
            if (key.ofNodes && key.defaultValue != null && NodeAttributes.isRead(key.name)) {
                defaults.put(key.name, key.defaultValue);
            }
        }
        return defaults;
    }

    /** A key may stand behind the graph, so the names of the data are known at the end only. */
    private void takeAttributes(DeclaredGraph.Node node, Map<String, String> defaults) {
        node.attributes().putAll(defaults);
        data.getOrDefault(node, Map.of()).forEach((id, value) -> {
            Key key = keys.get(id);
            take(node, key == null ? id : key.name, value);
        });
    }

    private static void take(DeclaredGraph.Node node, String name, String value) {
        if (NodeAttributes.isRead(name)) {
            node.attributes().put(name, value);
        }
    }
}
