package org.chronogram.models.network;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the attributes of a node or an edge under the names that programs give them. Upper and lower case do not matter, but
 * the name as it is written here comes first, then those in another case in the order of their characters.
 */
final class NamedAttributes {
    private final Map<String, String> byName;

    NamedAttributes(Map<String, String> byName) {
        this.byName = byName;
    }

    /** Tells whether an attribute is found under one of the names. */
    static boolean isOneOf(String name, List<String> names) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Returns the attributes that have one of the names, in the order in which they count. */
    Stream<Map.Entry<String, String>> under(List<String> names) {
        return names.stream().flatMap(name -> Stream.concat(exactly(name), inOtherCase(name)));
    }

    private Stream<Map.Entry<String, String>> exactly(String name) {
        return byName.entrySet().stream().filter(entry -> entry.getKey().equals(name));
    }

    private Stream<Map.Entry<String, String>> inOtherCase(String name) {
        return byName.entrySet().stream()
                .filter(entry ->
                        entry.getKey().equalsIgnoreCase(name) && !entry.getKey().equals(name))
                .sorted(Map.Entry.comparingByKey());
    }
}
