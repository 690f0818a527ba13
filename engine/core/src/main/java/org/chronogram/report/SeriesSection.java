package org.chronogram.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Kind;
import org.chronogram.report.Chart.Line;

/** Statistics over simulated time: a chart for each, from a table with a line for each time. */
final class SeriesSection {
    private static final String FILE = "series.csv";
    /** A field has no point in its name, except percentiles: {@code delay.p99.9}. */
    private static final Pattern COLUMN = Pattern.compile("(.+?)\\.(p[0-9]+\\.[0-9]+|[^.]+)", Pattern.DOTALL);

    /** They grow with the number of events, and would flatten the other fields. */
    private static final Set<String> COUNTS = Set.of("count", "sum", "size");

    private final Fields run;
    private final SeriesFile series;

    private SeriesSection(Fields run, SeriesFile series) {
        this.run = run;
        this.series = series;
    }

    static Section of(Path directory, Fields run) {
        Section section = new Section("Over simulated time");
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return section;
        }
        SeriesFile series = SeriesFile.read(file);
        if (series.every() > 1) {
            section.note("The charts show every " + NumberText.of(series.every()) + ". line of " + FILE + ".");
        }
        SeriesSection charts = new SeriesSection(run, series);
        charts.byStatistic().forEach((title, columns) -> section.chart(charts.chart(title, columns)));
        return section;
    }

    private Map<String, List<Integer>> byStatistic() {
        Map<String, List<Integer>> byStatistic = new LinkedHashMap<>();
        for (int column = 1; column < series.columns().size(); column++) {
            String title = statistic(column) + (COUNTS.contains(field(column)) ? ", " + field(column) : "");
            byStatistic.computeIfAbsent(title, any -> new ArrayList<>()).add(column);
        }
        return byStatistic;
    }

    private String statistic(int column) {
        Matcher parts = COLUMN.matcher(series.columns().get(column));
        return parts.matches() ? parts.group(1) : series.columns().get(column);
    }

    private String field(int column) {
        Matcher parts = COLUMN.matcher(series.columns().get(column));
        return parts.matches() ? parts.group(2) : "value";
    }

    private Chart chart(String title, List<Integer> columns) {
        List<Line> lines = columns.stream()
                .map(column -> Line.of(field(column), series.values(column)))
                .toList();
        return new Chart(
                title,
                Kind.LINES,
                Axis.of("simulated time" + SimulatedTime.unit(run.text("endTime"))),
                Axis.of(label(columns.get(0))),
                series.values(0),
                lines,
                table(title, columns));
    }

    private String label(int column) {
        Fields results = run.object("results");
        boolean isCount = COUNTS.contains(field(column));
        return isCount || !results.has(statistic(column))
                ? field(column)
                : results.object(statistic(column)).text("unit");
    }

    private Table table(String title, List<Integer> columns) {
        Table table = new Table(title, "field", "values", "first", "smallest", "mean", "largest", "last");
        columns.forEach(column -> table.row(series.summary(column, field(column))));
        return table;
    }
}
