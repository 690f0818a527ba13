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
import org.chronogram.results.RunFiles;

/** Statistics over simulated time: a chart for each, from a table with a line for each time. */
final class SeriesSection {
    /** A field has no point in its name, except percentiles: {@code delay.p99.9}. */
    private static final Pattern COLUMN = Pattern.compile("(.+?)\\.(p[0-9]+\\.[0-9]+|[^.]+)", Pattern.DOTALL);

    /** They are far larger than the other fields, and would flatten them. */
    private static final Set<String> COUNTS = Set.of("count", "sum", "size");

    private final Fields run;
    private final SeriesFile series;

    private SeriesSection(Fields run, SeriesFile series) {
        this.run = run;
        this.series = series;
    }

    static Section of(Path directory, Fields run) {
        Section section = new Section("Over simulated time");
        Path file = directory.resolve(RunFiles.SERIES);
        if (!Files.exists(file)) {
            return section;
        }
        SeriesFile series = SeriesFile.read(file);
        if (series.every() > 1) {
            section.note(
                    "The charts show every " + NumberText.of(series.every()) + ". line of " + RunFiles.SERIES + ".");
        }
        SeriesSection charts = new SeriesSection(run, series);
        charts.byStatistic().forEach((statistic, columns) -> section.chart(charts.chart(statistic, columns)));
        return section;
    }

    private Map<String, List<Integer>> byStatistic() {
        Map<String, List<Integer>> byStatistic = new LinkedHashMap<>();
        for (int column = 1; column < series.columns().size(); column++) {
            if (series.isShown(column)) {
                byStatistic
                        .computeIfAbsent(statistic(column), any -> new ArrayList<>())
                        .add(column);
            }
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

    private Chart chart(String statistic, List<Integer> columns) {
        return new Chart(
                statistic,
                Kind.LINES,
                Axis.of("simulated time" + SimulatedTime.unit(run.text("endTime"))),
                Axis.of(unit(statistic)),
                series.values(0),
                drawn(columns).stream()
                        .map(column -> Line.of(field(column), series.values(column)))
                        .toList(),
                table(statistic, columns));
    }

    /** Counts are drawn only where there is nothing else. */
    private List<Integer> drawn(List<Integer> columns) {
        List<Integer> others = columns.stream()
                .filter(column -> !COUNTS.contains(field(column)))
                .toList();
        return others.isEmpty() ? columns : others;
    }

    private String unit(String statistic) {
        Fields results = run.object("results");
        return results.has(statistic) ? results.object(statistic).text("unit") : "";
    }

    private Table table(String title, List<Integer> columns) {
        Table table = new Table(title, "field", "values", "first", "smallest", "mean", "largest", "last");
        columns.forEach(column -> table.row(series.summary(column, field(column))));
        return table;
    }
}
