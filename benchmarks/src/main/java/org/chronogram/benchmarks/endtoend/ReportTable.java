package org.chronogram.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table of a report as cells of text; the terminal and the page show the same. */
record ReportTable(String title, List<String> header, List<List<String>> rows) {
    private static final String SEPARATOR = "  ";

    /** One row for every contender of a case. */
    static ReportTable of(CaseResult result) {
        List<String> header = List.of(
                "engine",
                "events/s",
                "min - max",
                "to sequential",
                "to textbook",
                "to SSJ",
                "steps/s",
                "step wait us p50/p99/p99.9",
                "peak RSS");
        List<List<String>> rows = new ArrayList<>();
        result.outcomes().keySet().forEach(contender -> rows.add(row(result, contender)));
        BenchCase benchCase = result.benchCase();
        return new ReportTable(benchCase.name() + ": " + benchCase.description(), header, rows);
    }

    private static List<String> row(CaseResult result, Contender contender) {
        Spread rates = result.eventsPerSecond(contender);
        double steps = result.stepsPerSecond(contender).median();
        return List.of(
                contender.name(),
                Figures.compact(rates.median()),
                Figures.range(rates),
                Figures.ratio(result.ratio(contender, Contender.SEQUENTIAL)),
                Figures.ratio(result.ratio(contender, Contender.TEXTBOOK)),
                Figures.ratio(result.ratio(contender, Contender.SSJ)),
                steps > 0 ? Figures.compact(steps) : Figures.NONE,
                Figures.waits(result.stepWaits(contender)),
                Figures.mebibytes(result.peakRssBytes(contender)));
    }

    static ReportTable of(Map<Contender, MemoryUse> memory) {
        List<List<String>> rows = new ArrayList<>();
        memory.forEach((contender, use) -> rows.add(List.of(
                contender.name(), Figures.threeDigits(use.bytesPerLp()), Figures.threeDigits(use.bytesPerEvent()))));
        return new ReportTable(
                "memory: heap in use after a garbage collection, PHOLD with 16,384 LPs",
                List.of("engine", "bytes per LP", "bytes per pending event"),
                rows);
    }

    /** Writes it with columns of equal width, numbers to the right. */
    String toText() {
        StringBuilder text = new StringBuilder(title).append('\n');
        appendLine(text, header);
        rows.forEach(row -> appendLine(text, row));
        return text.toString();
    }

    private void appendLine(StringBuilder text, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(width(column) - cell.length());
            text.append(SEPARATOR).append(column == 0 ? cell + padding : padding + cell);
        }
        text.append('\n');
    }

    private int width(int column) {
        int width = header.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }
}
