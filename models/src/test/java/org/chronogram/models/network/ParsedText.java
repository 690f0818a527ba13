package org.chronogram.models.network;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chronogram.model.InvalidInputException;

/** Topologies from texts of tests. */
final class ParsedText {
    private static final String NAME = "file";

    private ParsedText() {}

    static Topology gml(String text) {
        return gml(text.getBytes(StandardCharsets.UTF_8));
    }

    static Topology gml(byte[] file) {
        return TopologyFile.parse(file, TopologyFile.Kind.GML, new TopologySource(NAME));
    }

    static Topology graphMl(String text) {
        return graphMl(text.getBytes(StandardCharsets.UTF_8));
    }

    static Topology graphMl(byte[] file) {
        return TopologyFile.parse(file, TopologyFile.Kind.GRAPH_ML, new TopologySource(NAME));
    }

    /** Two nodes with a link, of which the first has some attributes of its own. */
    static String gmlWithNode(String attributes) {
        return "graph [ node [ id 1 " + attributes + " ] node [ id 2 label \"B\" ] edge [ source 1 target 2 ] ]";
    }

    static String gmlError(String text) {
        return assertThrows(InvalidInputException.class, () -> gml(text)).getMessage();
    }

    static String graphMlError(String text) {
        return assertThrows(InvalidInputException.class, () -> graphMl(text)).getMessage();
    }

    static List<String> names(Topology topology) {
        return topology.nodes().stream().map(Topology.Node::name).toList();
    }
}
