package org.chronogram.models.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The attributes of a node that are read, under the names that programs give them, in upper or lower case. */
final class NodeAttributes {
    /** Where yEd keeps what it shows at a node. */
    static final String NODE_LABEL = "NodeLabel";

    /** Cytoscape writes "name" and "shared name"; other programs write one of the others. */
    private static final List<String> LABEL = List.of("label", NODE_LABEL, "name", "shared name");

    private static final List<String> LATITUDE = List.of("Latitude", "lat");
    private static final List<String> LONGITUDE = List.of("Longitude", "lon", "lng", "long");

    /** The names of coordinates, for people. */
    static final String COORDINATES = String.join(", ", LATITUDE) + "; " + String.join(", ", LONGITUDE);

    private final NamedAttributes attributes;

    NodeAttributes(Map<String, String> byName) {
        attributes = new NamedAttributes(byName);
    }

    static boolean isRead(String name) {
        return Stream.of(LABEL, LATITUDE, LONGITUDE).anyMatch(names -> NamedAttributes.isOneOf(name, names));
    }

    Optional<String> label() {
        return find(LABEL);
    }

    Optional<String> latitude() {
        return find(LATITUDE);
    }

    Optional<String> longitude() {
        return find(LONGITUDE);
    }

    private Optional<String> find(List<String> names) {
        return attributes
                .under(names)
                .map(entry -> entry.getValue().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
