package org.chronogram.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.chronogram.results.PartitionTimes;
import org.chronogram.results.StepTimes;

/** A table of where the time of each partition went, and for whom it waited most. */
final class DoctorTable {
    private static final int MOST_ROWS = 16;
    private static final int PERCENT = 100;
    private static final List<String> HEAD =
            List.of("", "computing", "without core", "imbalance", "exchange", "checkpoints", "waits most for");

    private final StepTimes times;

    DoctorTable(StepTimes times) {
        this.times = times;
    }

    String text() {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        List<PartitionTimes> shown = shown();
        if (times.partitions().size() > 1) {
            rows.add(row("all", times, ""));
        }
        shown.forEach(partition -> rows.add(row(
                "worker " + partition.worker() + " thread " + partition.thread(),
                new StepTimes(List.of(partition)),
                longestWait(partition))));
        int left = times.partitions().size() - shown.size();
        return aligned(rows) + (left == 0 ? "" : "  and " + left + " more between them, in run.json\n");
    }

    /** Where there are many, those that compute longest and shortest tell most. */
    private List<PartitionTimes> shown() {
        List<PartitionTimes> all = times.partitions();
        if (all.size() <= MOST_ROWS) {
            return all;
        }
        List<PartitionTimes> sorted = all.stream()
                .sorted(Comparator.comparingLong(PartitionTimes::computeNs).reversed())
                .toList();
        List<PartitionTimes> shown = new ArrayList<>(sorted.subList(0, MOST_ROWS / 2));
        shown.addAll(sorted.subList(sorted.size() - MOST_ROWS / 2, sorted.size()));
        return shown;
    }

    private static List<String> row(String name, StepTimes of, String longestWait) {
        return List.of(
                name,
                percent(of, partition -> partition.computeNs() - partition.withoutCoreNs()),
                percent(of, PartitionTimes::withoutCoreNs),
                percent(of, PartitionTimes::imbalanceNs),
                percent(of, PartitionTimes::exchangeNs),
                percent(of, PartitionTimes::checkpointNs),
                longestWait);
    }

    private static String percent(StepTimes of, ToLongFunction<PartitionTimes> part) {
        double share = of.share(part);
        return Double.isNaN(share) ? "-" : Long.toString(Math.round(share * PERCENT));
    }

    private static String longestWait(PartitionTimes partition) {
        return partition.waits().stream()
                .max(Comparator.comparingLong(wait -> wait.imbalanceNs() + wait.exchangeNs()))
                .filter(wait -> wait.imbalanceNs() + wait.exchangeNs() > 0)
                .map(wait -> "worker " + wait.worker() + (wait.thread() < 0 ? "" : " thread " + wait.thread()) + ": "
                        + Math.round((double) PERCENT * (wait.imbalanceNs() + wait.exchangeNs()) / partition.totalNs()))
                .orElse("");
    }

    /** The first column and the last one begin at the left, numbers end at the right. */
    private static String aligned(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(any -> any.get(at).length())
                        .max()
                        .orElse(0);
                String padding = " ".repeat(width - row.get(column).length());
                boolean leads = column == 0 || column == row.size() - 1;
                line.append("  ").append(leads ? row.get(column) + padding : padding + row.get(column));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
