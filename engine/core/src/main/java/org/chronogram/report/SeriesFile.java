package org.chronogram.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** A table of numbers over time. It keeps at most a few thousand lines, evenly spread, as more cannot be seen. */
final class SeriesFile {
    private static final int MOST_LINES = 4_000;

    /** It is no number, and says nothing in a chart. */
    private static final String DIGEST = "digest";

    private final List<List<Double>> kept = new ArrayList<>();
    private final List<DoubleSummaryStatistics> all = new ArrayList<>();
    private List<String> columns = List.of();
    private int every = 1;
    private long lines;

    private SeriesFile() {}

    static SeriesFile read(Path file) {
        SeriesFile series = new SeriesFile();
        CsvFile.read(file, series::begin, series::add);
        return series;
    }

    private void begin(List<String> names) {
        columns = names;
        for (String unused : names) {
            kept.add(new ArrayList<>());
            all.add(new DoubleSummaryStatistics());
        }
    }

    private void add(CsvFile.Row row) {
        boolean keep = lines++ % every == 0;
        for (int column = 0; column < columns.size(); column++) {
            double value = isShown(column) ? row.number(column) : Double.NaN;
            if (!Double.isNaN(value)) {
                all.get(column).accept(value);
            }
            if (keep) {
                kept.get(column).add(value);
            }
        }
        if (kept.get(0).size() == MOST_LINES) {
            halve();
        }
    }

    private void halve() {
        every *= 2;
        for (List<Double> values : kept) {
            for (int index = 0; index < MOST_LINES / 2; index++) {
                values.set(index, values.get(2 * index));
            }
            values.subList(MOST_LINES / 2, MOST_LINES).clear();
        }
    }

    /** Tells whether a column has numbers to be drawn. */
    boolean isShown(int column) {
        return !columns.get(column).equals(DIGEST);
    }

    List<String> columns() {
        return columns;
    }

    /** Returns which share of the lines is kept: every so many. */
    int every() {
        return every;
    }

    List<Double> values(int column) {
        return kept.get(column);
    }

    /** Returns a row: the name, the number of values, the first, smallest, mean, largest and last. */
    List<Object> summary(int column, String name) {
        DoubleSummaryStatistics numbers = all.get(column);
        List<Double> values = kept.get(column);
        boolean none = numbers.getCount() == 0;
        return List.of(
                name,
                numbers.getCount(),
                values.isEmpty() ? Double.NaN : values.get(0),
                none ? Double.NaN : numbers.getMin(),
                none ? Double.NaN : numbers.getAverage(),
                none ? Double.NaN : numbers.getMax(),
                values.isEmpty() ? Double.NaN : values.get(values.size() - 1));
    }
}
