package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the results of two runs of the same input. Numbers are equal when all their bits are equal. */
public final class RunComparison {
    private static final String MISSING = "nothing";

    private RunComparison() {}

    /**
     * Looks for the first thing that differs.
     *
     * @param expected result of the reference run.
     * @param found result of the other run.
     * @return the difference, empty when there is none.
     */
    public static Optional<Difference> firstDifference(RunResult expected, RunResult found) {
        Map<String, String> wanted = facts(expected);
        Map<String, String> got = facts(found);
        Set<String> names = new LinkedHashSet<>(wanted.keySet());
        names.addAll(got.keySet());
        for (String name : names) {
            String before = wanted.getOrDefault(name, MISSING);
            String after = got.getOrDefault(name, MISSING);
            if (!before.equals(after)) {
                return Optional.of(new Difference(name, before, after));
            }
        }
        return Optional.empty();
    }

    /** Counts come before the digest: where counts differ, the digest differs too and says less. */
    private static Map<String, String> facts(RunResult result) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("reachedTime", result.reached().time());
        facts.put(
                "endedBy",
                result.reached().endedBy().isEmpty()
                        ? MISSING
                        : result.reached().endedBy());
        facts.put("events", Long.toString(result.reached().events()));
        facts.put("cancelledEvents", Long.toString(result.reached().cancelledEvents()));
        facts.put("pendingEvents", Long.toString(result.reached().pendingEvents()));
        facts.put("digest", result.digestText());
        for (ResultEntry entry : result.results()) {
            entry.values()
                    .forEach((field, value) ->
                            facts.put("result " + entry.name() + " (" + field + ")", value + unit(entry.unit())));
        }
        result.series().forEach((time, figures) -> facts.put("series at " + time, figures.toString()));
        return facts;
    }

    private static String unit(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }
}
