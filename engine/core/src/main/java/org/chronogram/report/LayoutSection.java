package org.chronogram.report;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Kind;
import org.chronogram.report.Chart.Line;

/** The layouts that a run has chosen itself, one after the other. */
final class LayoutSection {
    private static final String TIME = "wall-clock seconds of the run";

    private LayoutSection() {}

    static Section of(Fields run) {
        Section section = new Section("Layouts over time");
        List<Fields> layouts = run.objects("layouts");
        if (layouts.isEmpty()) {
            return section;
        }
        List<Double> begins = new ArrayList<>();
        List<Double> threads = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        Table table =
                new Table("Layouts that the run has chosen", "from, s", "seconds", "threads", "events/s", "reason");
        double now = 0;
        for (Fields layout : layouts) {
            begins.add(now);
            threads.add(layout.number("threads"));
            rates.add(layout.number("eventsPerSecond"));
            double seconds = layout.number("seconds");
            table.row(now, seconds, layout.count("threads"), layout.number("eventsPerSecond"), layout.text("reason"));
            now += Double.isNaN(seconds) ? 0 : seconds;
        }
        // The last layout holds to the end of the chart.
        begins.add(now);
        threads.add(threads.get(threads.size() - 1));
        rates.add(rates.get(rates.size() - 1));
        section.note("The run chose its number of threads itself.");
        if (layouts.size() == 1) {
            return section.table(table);
        }
        return section.chart(steps("Threads", "threads", begins, threads, table))
                .chart(steps("Rate", "events per second", begins, rates, table));
    }

    private static Chart steps(String title, String label, List<Double> begins, List<Double> values, Table table) {
        List<Line> lines = List.of(Line.of(label, values));
        return new Chart(title, Kind.STEPS, Axis.of(TIME), Axis.of(label), begins, lines, table);
    }
}
