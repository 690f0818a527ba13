package org.chronogram.experiment;

import java.util.List;

/** Makes the view that joins each number of each run with the varied parameters, each of which is a column. */
final class DatabaseViews {
    /** SQLite joins at most 64 tables. */
    private static final int MOST_JOINED = 60;

    private static final List<String> OWN_COLUMNS =
            List.of("run", "replication", "seed", "result", "field", "value", "unit");

    private DatabaseViews() {}

    /** Returns the statements; none where more parameters are varied than can be joined. */
    static List<String> of(Grid grid) {
        if (grid.variations().size() > MOST_JOINED) {
            return List.of();
        }
        StringBuilder columns = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < grid.variations().size(); i++) {
            String name = grid.variations().get(i).name();
            String column = OWN_COLUMNS.contains(name) ? "parameter " + name : name;
            columns.append(", p").append(i).append(".value AS ").append(quoted(column, '"'));
            joins.append(" JOIN parameters p" + i + " ON p" + i + ".point = runs.point AND p" + i + ".name = "
                    + quoted(name, '\''));
        }
        return List.of("CREATE VIEW results AS SELECT runs.run, runs.replication, runs.seed" + columns
                + ", scalars.result, scalars.field, scalars.value, scalars.unit FROM runs JOIN scalars USING (run)"
                + joins
                + " WHERE runs.status = 'done'");
    }

    private static String quoted(String text, char quote) {
        return quote + text.replace(String.valueOf(quote), String.valueOf(quote).repeat(2)) + quote;
    }
}
