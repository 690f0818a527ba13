package org.chronogram.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.report.Chart.Axis;
import org.chronogram.report.Chart.Kind;
import org.chronogram.report.Chart.Line;
import org.chronogram.report.Chart.Scale;
import org.chronogram.results.RunFiles;
import org.chronogram.text.OneLine;

/** How many events the LPs of a run have handled, and what that was for each partition. */
final class LpEventSection {
    private static final List<String> COLUMNS = List.of("lp", "events");
    private static final int LONGEST_SHOWN = 40;
    private static final int MOST_POINTS = 500;
    private static final double WIDE = 100;
    private static final double[] SHOWN_SHARES = {0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1};

    private LpEventSection() {}

    static Section of(Path directory, Fields run) {
        Section section = new Section("Events of the logical processes");
        Path file = directory.resolve(RunFiles.LP_EVENTS);
        if (!Files.exists(file)) {
            return section;
        }
        LongStream.Builder read = LongStream.builder();
        CsvFile.read(file, columns -> requireColumns(file, columns), row -> read.add((long) row.number(1)));
        long[] events = read.build().toArray();
        if (events.length > 0) {
            section.chart(sorted(events));
            PartitionLoad.chart(directory, run, events).ifPresent(section::chart);
        }
        return section;
    }

    private static void requireColumns(Path file, List<String> columns) {
        if (!columns.equals(COLUMNS)) {
            throw new InvalidInputException(
                    file + " line 1: found " + OneLine.of(String.join(",", columns), LONGEST_SHOWN)
                            + ", expected the columns " + String.join(",", COLUMNS)
                            + "; put the file back as it was written, or remove it");
        }
    }

    private static Chart sorted(long[] events) {
        long[] ascending = events.clone();
        Arrays.sort(ascending);
        List<Long> ranks = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        int points = Math.min(MOST_POINTS, ascending.length);
        for (int point = 0; point < points; point++) {
            int rank = points == 1 ? 0 : (int) ((long) point * (ascending.length - 1) / (points - 1));
            ranks.add(rank + 1L);
            values.add(fromTop(ascending, rank));
        }
        long median = Math.max(1, ascending[ascending.length / 2]);
        Scale scale = fromTop(ascending, 0) > WIDE * median ? Scale.LOGARITHMIC : Scale.LINEAR;
        return new Chart(
                "Events of each LP, sorted",
                Kind.LINES,
                Axis.of("LPs, the busiest first"),
                Axis.of("events", scale),
                ranks,
                List.of(Line.of("events", values)),
                table(ascending));
    }

    private static long fromTop(long[] ascending, int rank) {
        return ascending[ascending.length - 1 - rank];
    }

    private static Table table(long[] ascending) {
        Table table = new Table("Events of each LP, sorted", "share of the LPs that has at least", "events");
        for (double share : SHOWN_SHARES) {
            String name = share == 0 ? "the busiest" : NumberText.percent(share);
            table.row(name, fromTop(ascending, (int) Math.round(share * (ascending.length - 1))));
        }
        return table;
    }
}
