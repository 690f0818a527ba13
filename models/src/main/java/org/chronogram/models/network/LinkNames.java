package org.chronogram.models.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of directed links for results: FROM-TO. Where names of nodes have dashes, those of two links can be the same; then
 * the numbers of the nodes follow each of them.
 */
final class LinkNames {
    private LinkNames() {}

    /** The names in the order of the table. */
    static List<String> of(Topology topology, LinkTable links) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> uses = new HashMap<>();
        for (int link = 0; link < links.links(); link++) {
            String from = topology.nodes().get(links.source(link)).name();
            String to = topology.nodes().get(links.target(link)).name();
            names.add(from + "-" + to);
            uses.merge(names.get(link), 1, Integer::sum);
        }
        Set<String> taken = new HashSet<>(uses.keySet());
        for (int link = 0; link < links.links(); link++) {
            if (uses.get(names.get(link)) > 1) {
                names.set(link, numbered(names.get(link), links.source(link), links.target(link), taken));
            }
        }
        return names;
    }

    private static String numbered(String name, int source, int target, Set<String> taken) {
        String numbered = name;
        while (!taken.add(numbered)) {
            numbered += "#" + source + "-" + target;
        }
        return numbered;
    }
}
