package org.chronogram.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Kind;

/** A result against the first varied parameter: a line for each combination of the values of the others. */
final class SweepChart {
    private final SweepTable table;
    private final String result;
    private final List<SweepTable.Line> rows;
    private final SweepAxis axis;
    private final SweepUnits units;
    private final List<SweepOverlay> overlays;

    private SweepChart(SweepTable table, SweepUnits units, List<SweepOverlay> overlays, String result) {
        this.table = table;
        this.units = units;
        this.result = result;
        this.overlays = overlays.stream()
                .filter(overlay -> overlay.result().equals(result))
                .toList();
        rows = table.rows().stream().filter(row -> row.result().equals(result)).toList();
        int first = table.variedColumns().get(0);
        axis = SweepAxis.of(
                rows.stream().map(row -> row.point().get(first)).distinct().toList());
    }

    static Chart of(SweepTable table, SweepUnits units, List<SweepOverlay> overlays, String result) {
        return new SweepChart(table, units, overlays, result).chart();
    }

    private Chart chart() {
        Map<String, List<SweepTable.Line>> byLine =
                rows.stream().collect(Collectors.groupingBy(this::name, LinkedHashMap::new, Collectors.toList()));
        List<Chart.Line> lines = new ArrayList<>();
        byLine.forEach((name, points) -> lines.add(line(name, points)));
        for (SweepOverlay overlay : overlays) {
            byLine.forEach((name, points) ->
                    lines.add(line((byLine.size() > 1 ? name + ": " : "") + overlay.formula(), points, overlay)));
        }
        String unit = rows.get(0).unit();
        return new Chart(
                result,
                Kind.LINES,
                axis.named(table.first(), units.of(table.first())),
                Axis.of(unit.isEmpty() ? result : result + ", " + unit),
                axis.places(),
                lines,
                numbers());
    }

    /** The values of the other varied parameters. */
    private String name(SweepTable.Line row) {
        List<Integer> others =
                table.variedColumns().subList(1, table.variedColumns().size());
        return others.isEmpty()
                ? result
                : others.stream()
                        .map(column ->
                                table.columns().get(column) + "=" + row.point().get(column))
                        .collect(Collectors.joining(", "));
    }

    private Chart.Line line(String name, List<SweepTable.Line> points) {
        List<Double> means = nothing();
        List<Double> low = nothing();
        List<Double> high = nothing();
        int first = table.variedColumns().get(0);
        for (SweepTable.Line point : points) {
            int index = axis.indexOf(point.point().get(first));
            means.set(index, point.mean());
            low.set(index, point.mean() - point.halfWidth());
            high.set(index, point.mean() + point.halfWidth());
        }
        return new Chart.Line(name, means, low, high);
    }

    private Chart.Line line(String name, List<SweepTable.Line> points, SweepOverlay overlay) {
        List<Double> values = nothing();
        int first = table.variedColumns().get(0);
        for (SweepTable.Line point : points) {
            values.set(axis.indexOf(point.point().get(first)), overlay.at(point));
        }
        return Chart.Line.of(name, values);
    }

    private List<Double> nothing() {
        return new ArrayList<>(Collections.nCopies(axis.places().size(), Double.NaN));
    }

    private Table numbers() {
        List<String> columns = new ArrayList<>(table.varied());
        columns.addAll(List.of("mean", "+/-"));
        overlays.forEach(overlay -> columns.add(overlay.formula()));
        Table numbers = new Table(result, columns);
        for (SweepTable.Line row : rows) {
            List<Object> cells = new ArrayList<>();
            table.variedColumns().forEach(column -> cells.add(row.point().get(column)));
            cells.add(row.mean());
            cells.add(row.halfWidth());
            overlays.forEach(overlay -> cells.add(overlay.at(row)));
            numbers.row(cells);
        }
        return numbers;
    }
}
