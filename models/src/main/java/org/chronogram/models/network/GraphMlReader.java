package org.chronogram.models.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** The name of a key, what has it, and its value for parts that give none. */
    private static final class Key {
        private final String name;
        private final String owner;
        private String defaultValue;

        Key(String name, String owner) {
            this.name = name;
            this.owner = owner;
        }

        boolean isOf(String kind) {
            return owner == null || owner.equals("all") || owner.equals(kind);
        }
    }

    /** An element that is open, with the node or edge, key or text that it belongs to; the file itself has no tag. */
    private record Open(
            Place place, Optional<HardenedXml.StartTag> tag, DeclaredGraph.Part part, String key, StringBuilder text) {
        DeclaredGraph.Node node() {
            return part instanceof DeclaredGraph.Node node ? node : null;
        }
    }

    private final TopologySource source;
    private final HardenedXml document;
    private final XMLStreamReader xml;
    private final DeclaredGraph declared;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<DeclaredGraph.Part, Map<String, String>> data = new HashMap<>();
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
        Map<String, String> ofNodes = defaults("node", NodeAttributes::isRead);
        declared.nodes().forEach(node -> takeAttributes(node, ofNodes));
        Map<String, String> ofEdges = defaults("edge", LinkAttributes::isRead);
        declared.edges().forEach(edge -> takeAttributes(edge, ofEdges));
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
                element.equals("default") ? beginText(Place.DEFAULT, around.part(), around.key()) : other(around);
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
        return opened(Place.OTHER, around.part(), around.key(), null);
    }

    private Open beginText(Place place, DeclaredGraph.Part part, String key) {
        return opened(place, part, key, new StringBuilder());
    }

    private Open opened(Place place, DeclaredGraph.Part part, String key, StringBuilder text) {
        return new Open(place, Optional.of(document.startTag()), part, key, text);
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
        keys.put(id, new Key(name == null ? id : name, xml.getAttributeValue(null, "for")));
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
                return opened(Place.EDGE, edge, null, null);
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
                around.node() == null && xml.getAttributeValue(null, "key") == null
                        ? other(around)
                        : beginText(Place.DATA, around.part(), required("data", "key"));
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
            case DATA -> dataOf(ended.part()).put(ended.key(), ended.text().toString());
            case LABEL ->
                ended.node()
                        .attributes()
                        .putIfAbsent(NodeAttributes.NODE_LABEL, ended.text().toString());
            default -> {}
        }
    }

    private Map<String, String> dataOf(DeclaredGraph.Part part) {
        return data.computeIfAbsent(part, any -> new LinkedHashMap<>());
    }

    private Map<String, String> defaults(String kind, Predicate<String> isRead) {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (Key key : keys.values()) {
            if (key.isOf(kind) && key.defaultValue != null && isRead.test(key.name)) {
                defaults.put(key.name, key.defaultValue);
            }
        }
        return defaults;
    }

    /** A key may stand behind the graph, so the names of the data are known at the end only. */
    private void takeAttributes(DeclaredGraph.Part part, Map<String, String> defaults) {
        part.attributes().putAll(defaults);
        data.getOrDefault(part, Map.of()).forEach((id, value) -> {
            Key key = keys.get(id);
            take(part, key == null ? id : key.name, value);
        });
    }

    private static void take(DeclaredGraph.Part part, String name, String value) {
        if (part.isRead(name)) {
            part.attributes().put(name, value);
        }
    }
}
