package org.chronogram.models.network;

import java.util.HashSet;
import java.util.Set;

/** Names of nodes for results: one line each, not too long, and no two the same. */
final class NodeNames {
    private static final int LONGEST = 200;
    private static final String NAMELESS = "node";

    private final Set<String> taken = new HashSet<>();

    /**
     * Makes a name.
     *
     * @param label label of the node, may be empty.
     * @param id its id, which follows the label when that is taken.
     * @return the name.
     */
    String unique(String label, String id) {
        String suffix = "#" + cleaned(id);
        String name = firstNotEmpty(cleaned(label), cleaned(id));
        while (!taken.add(name)) {
            name += suffix;
        }
        return name;
    }

    private static String firstNotEmpty(String label, String id) {
        if (!label.isEmpty()) {
            return label;
        }
        return id.isEmpty() ? NAMELESS : id;
    }

    private static String cleaned(String text) {
        String line = TopologySource.oneLine(text);
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
