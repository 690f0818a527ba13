package org.chronogram.models.network;

/** GraphML documents of two nodes, from which tests make others. */
abstract class GraphMlTestBase {
    static final String NAMESPACE = " xmlns=\"http://graphml.graphdrawing.org/xmlns\"";
    static final String KEYS = "<key id='d0' for='node' attr.name='label' attr.type='string'/>"
            + "<key id='d1' for='node' attr.name='Latitude' attr.type='double'/>"
            + "<key id='d2' for='node' attr.name='Longitude' attr.type='double'/>";
    static final String TWO_NODES = "<node id='a'/><node id='b'/>";
    static final String EDGE = "<edge source='a' target='b'/>";

    static String document(String keys, String graph) {
        return "<graphml" + NAMESPACE + ">" + keys + "<graph edgedefault='undirected'>" + graph + "</graph></graphml>";
    }

    static String labelled(String label) {
        return document(KEYS, "<node id='a'><data key='d0'>" + label + "</data></node><node id='b'/>" + EDGE);
    }

    static String firstName(String document) {
        return ParsedText.graphMl(document).nodes().get(0).name();
    }
}
