package org.chronogram.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Kind;
import org.chronogram.report.Chart.Line;

/** Workers that were lost and replaced. */
final class RecoverySection {
    private RecoverySection() {}

    static Section of(Fields run) {
        Section section = new Section("Recoveries");
        List<Fields> recoveries = run.objects("recoveries");
        if (recoveries.isEmpty()) {
            return section;
        }
        Table table = new Table(
                "Workers that were lost and replaced",
                "number",
                "worker",
                "lost at",
                "went on from",
                "seconds lost",
                "events executed again",
                "way",
                "cause");
        recoveries.forEach(recovery -> table.row(
                recovery.count("number"),
                recovery.count("worker"),
                recovery.text("lostAt"),
                recovery.text("wentOnFrom"),
                recovery.number("secondsLost"),
                recovery.count("eventsReexecuted"),
                recovery.text("way"),
                recovery.text("cause")));
        return section.note("Each point is a worker that was lost. One whose cost is not known, because another worker"
                        + " was lost before the run had made up for it, lies at 0.")
                .chart(chart(recoveries, SimulatedTime.unit(run.text("endTime")), table));
    }

    private static Chart chart(List<Fields> recoveries, String unit, Table table) {
        List<Fields> inOrder = new ArrayList<>(recoveries);
        inOrder.sort((one, other) -> Double.compare(lostAt(one), lostAt(other)));
        Map<String, List<Double>> byWay = new LinkedHashMap<>();
        for (int index = 0; index < inOrder.size(); index++) {
            Fields recovery = inOrder.get(index);
            List<Double> values = byWay.computeIfAbsent(recovery.text("way"), any -> nothing(inOrder.size()));
            values.set(index, recovery.has("secondsLost") ? recovery.number("secondsLost") : 0);
        }
        List<Line> lines = new ArrayList<>();
        byWay.forEach((way, values) -> lines.add(Line.of(way, values)));
        return new Chart(
                "Cost of the recoveries",
                Kind.POINTS,
                Axis.of("simulated time at which a worker was lost" + unit),
                Axis.of("wall-clock seconds lost"),
                inOrder.stream().map(RecoverySection::lostAt).toList(),
                lines,
                table);
    }

    private static double lostAt(Fields recovery) {
        return SimulatedTime.number(recovery.text("lostAt"));
    }

    private static List<Double> nothing(int size) {
        List<Double> values = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            values.add(Double.NaN);
        }
        return values;
    }
}
