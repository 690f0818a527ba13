package org.chronogram.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Kind;
import org.chronogram.report.Chart.Line;

/** Where the time of the steps of a run went, for each partition. */
final class StepTimeSection {
    private static final double PERCENT = 100;

    private StepTimeSection() {}

    static Section of(Fields run) {
        Section section = new Section("Where the time of the steps went");
        List<Fields> partitions = run.object("stepTimes").objects("partitions");
        if (partitions.isEmpty()) {
            return section;
        }
        List<String> names = partitions.stream().map(StepTimeSection::name).toList();
        Map<String, List<Double>> parts = new LinkedHashMap<>();
        partitions.forEach(partition -> parts(partition)
                .forEach((part, seconds) ->
                        parts.computeIfAbsent(part, any -> new ArrayList<>()).add(seconds)));
        List<Line> lines = new ArrayList<>();
        parts.forEach((part, seconds) -> lines.add(Line.of(part, seconds)));
        return section.note("Each bar is a partition, named by its worker and its thread. Imbalance is the wait for"
                        + " partitions that had more to compute; exchange is the rest of the wait for the others.")
                .chart(new Chart(
                        "Time of the steps by partition",
                        Kind.STACKED,
                        Axis.named("worker.thread", names),
                        Axis.of("wall-clock seconds"),
                        Indexes.below(names.size()),
                        lines,
                        table(partitions)));
    }

    private static String name(Fields partition) {
        return partition.count("worker") + "." + partition.count("thread");
    }

    private static Map<String, Double> parts(Fields partition) {
        double withoutCore = partition.number("withoutCoreSeconds");
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("computing", partition.number("computeSeconds") - withoutCore);
        parts.put("without a core", withoutCore);
        parts.put("imbalance", partition.number("imbalanceSeconds"));
        parts.put("exchange", partition.number("exchangeSeconds"));
        parts.put("checkpoints", partition.number("checkpointSeconds"));
        return parts;
    }

    private static Table table(List<Fields> partitions) {
        List<String> columns = new ArrayList<>(List.of("worker.thread", "steps"));
        parts(partitions.get(0)).keySet().forEach(part -> columns.add(part + ", s"));
        columns.add("computing, %");
        Table table = new Table("Time of the steps by partition", columns);
        for (Fields partition : partitions) {
            Map<String, Double> parts = parts(partition);
            double all = parts.values().stream().mapToDouble(part -> part).sum();
            List<Object> row = new ArrayList<>(List.of(name(partition), partition.count("steps")));
            row.addAll(parts.values());
            row.add(PERCENT * parts.get("computing") / all);
            table.row(row);
        }
        return table;
    }
}
