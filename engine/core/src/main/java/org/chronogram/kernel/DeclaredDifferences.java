package org.chronogram.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes where two builds of a model differ. */
public final class DeclaredDifferences {
    private static final int MOST_NAMED = 3;
    private static final int LONGEST_VALUE = 80;

    private final String other;
    private final List<String> differences = new ArrayList<>();

    private DeclaredDifferences(String other) {
        this.other = other;
    }

    /**
     * Compares two builds.
     *
     * @param found the one that was made here.
     * @param expected the one that it must equal.
     * @param other the process that made the expected one, for example {@code the master}.
     * @return the first differences; empty when there are none.
     */
    public static String between(DeclaredModel found, DeclaredModel expected, String other) {
        DeclaredDifferences all = new DeclaredDifferences(other);
        for (String name : names(expected.facts(), found.facts())) {
            all.compareFact(name, found.facts().get(name), expected.facts().get(name));
        }
        for (String name : names(expected.statistics(), found.statistics())) {
            all.compareStatistic(
                    name, found.statistics().get(name), expected.statistics().get(name));
        }
        return all.text();
    }

    private static Set<String> names(Map<String, String> expected, Map<String, String> found) {
        Set<String> names = new LinkedHashSet<>(expected.keySet());
        names.addAll(found.keySet());
        return names;
    }

    private void compareFact(String name, String found, String expected) {
        if (found == null || !found.equals(expected)) {
            differences.add(name + " " + value(found) + ", " + other + " has " + value(expected));
        }
    }

    private static String value(String text) {
        if (text == null) {
            return "(none)";
        }
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    private void compareStatistic(String name, String found, String expected) {
        if (found == null) {
            differences.add("no statistic '" + name + "', which " + other + " declares as " + expected);
        } else if (expected == null) {
            differences.add("'" + name + "' declared as " + found + ", which " + other + " does not declare");
        } else if (!found.equals(expected)) {
            differences.add("'" + name + "' declared as " + found + ", by " + other + " as " + expected);
        }
    }

    private String text() {
        if (differences.size() <= MOST_NAMED) {
            return String.join("; ", differences);
        }
        return String.join("; ", differences.subList(0, MOST_NAMED)) + "; and " + (differences.size() - MOST_NAMED)
                + " more";
    }
}
