package org.chronogram.report;

import java.util.ArrayList;
import java.util.List;

/** A table: what is in it, the names of its columns, and its rows. */
final class Table {
    /** A cell; those of numbers are aligned to the right. */
    record Cell(String text, boolean numeric) {
        static Cell of(Object value) {
            return value instanceof Number number
                    ? new Cell(NumberText.of(number), true)
                    : new Cell(String.valueOf(value), false);
        }
    }

    /** The cells of a row; the first one names it. */
    record Row(Cell head, List<Cell> cells) {}

    private final String caption;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();

    Table(String caption, List<String> columns) {
        this.caption = caption;
        this.columns = List.copyOf(columns);
    }

    Table(String caption, String... columns) {
        this(caption, List.of(columns));
    }

    Table row(Object... values) {
        return row(List.of(values));
    }

    Table row(List<?> values) {
        List<Cell> cells = values.stream().map(Cell::of).toList();
        rows.add(new Row(cells.get(0), cells.subList(1, cells.size())));
        return this;
    }

    String caption() {
        return caption;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<Row> rows() {
        return rows;
    }

    /** The names of the columns, aligned like the first row. */
    List<Cell> headings() {
        List<Cell> headings = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            boolean numeric = column > 0
                    && !rows.isEmpty()
                    && rows.get(0).cells().get(column - 1).numeric();
            headings.add(new Cell(columns.get(column), numeric));
        }
        return headings;
    }
}
