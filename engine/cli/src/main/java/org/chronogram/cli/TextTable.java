package org.chronogram.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of text with columns of even width. Not thread safe. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> columns = new ArrayList<>();

    void column(String header, List<String> cells) {
        List<String> column = new ArrayList<>(List.of(header));
        column.addAll(cells);
        columns.add(column);
    }

    /** Tells whether the table is not wider than that with one more column. */
    boolean fits(String header, List<String> cells, int width) {
        List<String> column = new ArrayList<>(cells);
        column.add(header);
        int total = GAP.length() + width(column);
        for (List<String> other : columns) {
            total += GAP.length() + width(other);
        }
        return total <= width;
    }

    private static int width(List<String> column) {
        return column.stream().mapToInt(String::length).max().orElse(0);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int rows = columns.isEmpty() ? 0 : columns.get(0).size();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (List<String> column : columns) {
                String cell = column.get(row);
                line.append(GAP).append(cell).append(" ".repeat(width(column) - cell.length()));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
