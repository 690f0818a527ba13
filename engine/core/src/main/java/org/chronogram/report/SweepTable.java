package org.chronogram.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;

/** The table of an experiment: the parameters of a point, then a result and the numbers of its runs at this point. */
final class SweepTable {
    private static final String RESULT = "result";
    private static final List<String> NUMBERS = List.of("n", "mean", "halfWidth", "standardDeviation", "min", "max");

    /**
     * A line.
     *
     * @param point values of the parameters.
     * @param result name of the result.
     * @param unit its unit.
     * @param numbers the other cells; NaN where one is empty.
     */
    record Line(List<String> point, String result, String unit, List<Double> numbers) {
        double mean() {
            return numbers.get(NUMBERS.indexOf("mean"));
        }

        /** Returns half of the width of the confidence interval, 0 where there is none. */
        double halfWidth() {
            double halfWidth = numbers.get(NUMBERS.indexOf("halfWidth"));
            return Double.isNaN(halfWidth) ? 0 : halfWidth;
        }

        List<Object> cells() {
            List<Object> cells = new ArrayList<>(point);
            cells.add(result);
            cells.add(unit);
            cells.add(Math.round(numbers.get(0)));
            cells.addAll(numbers.subList(1, numbers.size()));
            return cells;
        }
    }

    private final Path file;
    private final List<Line> rows = new ArrayList<>();
    private List<String> columns = List.of();
    private int parameters;

    private SweepTable(Path file) {
        this.file = file;
    }

    static SweepTable read(Path file) {
        SweepTable table = new SweepTable(file);
        CsvFile.read(file, table::begin, table::add);
        return table;
    }

    private void begin(List<String> names) {
        columns = names;
        parameters = names.indexOf(RESULT);
        List<String> behind = new ArrayList<>(List.of(RESULT, "unit"));
        behind.addAll(NUMBERS);
        if (parameters < 0 || !names.subList(parameters, names.size()).equals(behind)) {
            throw new InvalidInputException(file + " line 1: found the columns " + String.join(",", names)
                    + ", expected the parameters of a point and then " + String.join(",", behind)
                    + "; put the file back as it was written");
        }
    }

    private void add(CsvFile.Row row) {
        List<String> point = IntStream.range(0, parameters).mapToObj(row::text).toList();
        List<Double> numbers = IntStream.range(parameters + 2, columns.size())
                .mapToObj(row::number)
                .toList();
        rows.add(new Line(point, row.text(parameters), row.text(parameters + 1), numbers));
    }

    List<String> columns() {
        return columns;
    }

    List<Line> rows() {
        return rows;
    }

    long points() {
        return rows.stream().map(Line::point).distinct().count();
    }

    Set<String> results() {
        return rows.stream().map(Line::result).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Tells whether a result is not the same at all points. */
    boolean varies(String result) {
        return rows.stream()
                        .filter(row -> row.result().equals(result))
                        .map(Line::mean)
                        .distinct()
                        .count()
                > 1;
    }

    /** Returns the columns of the parameters that have several values; that of the first parameter, if any, if none has. */
    List<Integer> variedColumns() {
        List<Integer> varied = IntStream.range(0, parameters)
                .filter(column -> rows.stream()
                                .map(row -> row.point().get(column))
                                .distinct()
                                .count()
                        > 1)
                .boxed()
                .toList();
        return varied.isEmpty() && parameters > 0 ? List.of(0) : varied;
    }

    List<String> varied() {
        return variedColumns().stream().map(columns::get).toList();
    }

    /** Returns the names of all parameters of a point. */
    List<String> parameters() {
        return columns.subList(0, parameters);
    }

    /** Returns how many replications the points have: {@code 10}, or {@code 10 to 37}; a result may lack in some of them. */
    String replications() {
        LongSummaryStatistics counts = rows.stream()
                .collect(Collectors.groupingBy(
                        Line::point,
                        Collectors.mapping(row -> row.numbers().get(0), Collectors.maxBy(Double::compare))))
                .values()
                .stream()
                .mapToLong(most -> Math.round(most.orElse(0.0)))
                .summaryStatistics();
        return counts.getMin() >= counts.getMax()
                ? NumberText.of(Math.max(0, counts.getMax()))
                : NumberText.of(counts.getMin()) + " to " + NumberText.of(counts.getMax());
    }

    /** Returns the parameter that charts have as their horizontal axis. */
    String first() {
        return varied().get(0);
    }

    /** Tells whether there is only one point, as runs that differ in their random numbers alone have. */
    boolean isOnePoint() {
        return parameters == 0;
    }
}
