package org.chronogram.results;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file {@code series.csv} line by line. Not thread safe. */
final class SeriesFile implements AutoCloseable {
    private static final String START = "the start";

    private final BufferedReader text;
    private final List<String> columns;

    private SeriesFile(BufferedReader text) throws IOException {
        this.text = text;
        columns = next();
    }

    static SeriesFile open(Path file) throws IOException {
        return new SeriesFile(Files.newBufferedReader(file, StandardCharsets.UTF_8));
    }

    /** Returns the fields of the next line; none at the end. */
    private List<String> next() throws IOException {
        String line = text.readLine();
        return line == null ? List.of() : fields(line);
    }

    /** Splits a line at commas outside of quotation marks (RFC 4180). */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /**
     * Says in which interval two series differ first, and in what.
     *
     * @param other the other series.
     * @param mostShown how many columns are shown at most.
     * @return lines of text.
     */
    List<String> firstDifference(SeriesFile other, int mostShown) throws IOException {
        String before = START;
        List<String> one = next();
        List<String> two = other.next();
        while (!one.isEmpty() && one.equals(two) && columns.equals(other.columns)) {
            before = one.get(0);
            one = next();
            two = other.next();
        }
        if (one.isEmpty() && two.isEmpty() && columns.equals(other.columns)) {
            return List.of("time: no interval of the series differs");
        }
        return describe(before, one, two, other, mostShown);
    }

    private List<String> describe(String before, List<String> one, List<String> two, SeriesFile other, int mostShown) {
        List<String> lines = new ArrayList<>();
        if (one.isEmpty() || two.isEmpty()) {
            lines.add("time: the same up to " + before + ", where the series of one run ends");
        } else if (!one.get(0).equals(two.get(0))) {
            lines.add("time: not known, as the runs have different --sample-every: their next lines are of "
                    + one.get(0) + " and " + two.get(0));
        } else {
            lines.add("time: the same up to " + before + "; the first difference is between there and " + one.get(0));
            lines.addAll(
                    columnsThatDiffer(one, two, other).stream().limit(mostShown).toList());
        }
        return lines;
    }

    private List<String> columnsThatDiffer(List<String> one, List<String> two, SeriesFile other) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < columns.size(); i++) {
            int column = other.columns.indexOf(columns.get(i));
            String found = column < 0 || column >= two.size() ? "no such column" : two.get(column);
            if (i < one.size() && !one.get(i).equals(found)) {
                lines.add("  " + columns.get(i) + ": " + one.get(i) + " and " + found);
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
