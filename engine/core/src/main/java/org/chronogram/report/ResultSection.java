package org.chronogram.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of a run: a table for all results that have the same numbers. */
final class ResultSection {
    private static final String VALUE = "value";
    private static final String HALF_WIDTH = "halfWidth";
    private static final String CONFIDENCE = "confidence";
    private static final String BATCHES = "batches";
    private static final String UNIT = "unit";

    private ResultSection() {}

    static Section of(Fields run) {
        Map<List<String>, Map<String, Fields>> alike = new LinkedHashMap<>();
        run.objectsByName("results").forEach((name, result) -> {
            List<String> columns = new ArrayList<>(result.all().keySet());
            columns.remove(UNIT);
            alike.computeIfAbsent(columns, any -> new LinkedHashMap<>()).put(name, result);
        });
        Section section = new Section("Results");
        run.texts("notes").forEach(section::note);
        alike.forEach((columns, results) ->
                section.table(columns.contains(HALF_WIDTH) ? estimates(results) : numbers(columns, results)));
        return section;
    }

    private static Table numbers(List<String> fields, Map<String, Fields> results) {
        List<String> columns = new ArrayList<>(List.of("result"));
        columns.addAll(fields);
        columns.add(UNIT);
        Table table = new Table("", columns);
        results.forEach((name, result) -> {
            List<Object> row = new ArrayList<>(List.of(name));
            fields.forEach(field -> row.add(shown(result.all().get(field))));
            row.add(result.text(UNIT));
            table.row(row);
        });
        return table;
    }

    private static Object shown(Object value) {
        return value == null ? Double.NaN : value;
    }

    private static Table estimates(Map<String, Fields> results) {
        Table table = new Table(
                "Estimates with their confidence intervals",
                "result",
                VALUE,
                "+/-",
                "from",
                "to",
                "confidence",
                UNIT,
                "method");
        results.forEach((name, result) -> {
            double value = result.number(VALUE);
            double halfWidth = result.number(HALF_WIDTH);
            table.row(
                    name,
                    value,
                    halfWidth,
                    value - halfWidth,
                    value + halfWidth,
                    NumberText.percent(result.number(CONFIDENCE)),
                    result.text(UNIT),
                    method(result));
        });
        return table;
    }

    /** The engine says in further fields how it has made an interval. */
    private static String method(Fields result) {
        if (result.has(BATCHES)) {
            return NumberText.of(result.count(BATCHES)) + " batch means from " + NumberText.of(result.number("from"));
        }
        List<String> parts = new ArrayList<>();
        result.all().forEach((name, field) -> {
            if (!List.of(VALUE, HALF_WIDTH, CONFIDENCE, UNIT).contains(name)) {
                parts.add(field instanceof String ? (String) field : name + " " + field);
            }
        });
        return parts.isEmpty() ? "that of the model" : String.join(", ", parts);
    }
}
