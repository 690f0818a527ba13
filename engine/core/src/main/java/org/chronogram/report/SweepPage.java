package org.chronogram.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronogram.results.JsonText;

/** The page about an experiment: runs of a model at several points, each a value for every varied parameter. */
final class SweepPage {
    /** Name of the table that has a line for each point and result. */
    static final String TABLE = "summary.csv";

    private static final String DESCRIPTION = "sweep.json";
    private static final int MOST_CHARTS = 60;

    /** Fields of the description that tell a reader of the page nothing. */
    private static final Set<String> INTERNAL = Set.of("format", "zeroDelayLimit", "replications");

    /** Times that are 0 where nobody has asked for them. */
    private static final Set<String> ASKED_FOR = Set.of("warmUp", "sampleEvery", "checkEvery");

    private SweepPage() {}

    static Page of(Path directory, List<Overlay> overlays) {
        SweepTable table = SweepTable.read(directory.resolve(TABLE));
        Fields description = description(directory.resolve(DESCRIPTION));
        List<SweepOverlay> drawn = overlays.stream()
                .map(overlay -> new SweepOverlay(overlay, table, description))
                .toList();
        Page page =
                new Page("Chronogram sweep", title(directory, description), "", true).add(facts(description, table));
        if (!table.isOnePoint()) {
            page.add(curves(table, new SweepUnits(description), drawn));
        }
        return page.add(numbers(table));
    }

    private static Fields description(Path file) {
        return new Fields(file.toString(), Files.exists(file) ? JsonText.read(file) : Map.of());
    }

    private static String title(Path directory, Fields description) {
        return description.all().get("model") instanceof String model
                ? model
                : directory.toAbsolutePath().normalize().getFileName().toString();
    }

    private static Section facts(Fields description, SweepTable table) {
        Section section = new Section("The sweep")
                .fact("points", NumberText.of(table.points()))
                .fact("replications of each", table.replications())
                .fact("varied", table.isOnePoint() ? "nothing" : String.join(", ", table.varied()));
        description.all().forEach((name, value) -> {
            boolean simple = value instanceof String || value instanceof Number;
            if (simple && !INTERNAL.contains(name) && !isUnused(name, String.valueOf(value))) {
                section.fact(name, String.valueOf(value));
            }
        });
        return section;
    }

    private static boolean isUnused(String name, String value) {
        return ASKED_FOR.contains(name) && SimulatedTime.number(value) == 0;
    }

    private static Section curves(SweepTable table, SweepUnits units, List<SweepOverlay> overlays) {
        Section section = new Section("Results by " + table.first());
        List<String> results = inReadingOrder(
                table, overlays.stream().map(SweepOverlay::result).collect(Collectors.toSet()));
        long same = table.results().size() - (long) results.size();
        if (same > 0) {
            section.note("In the table only, as they are the same at all points: " + NumberText.of(same) + " of "
                    + NumberText.of(table.results().size()) + " results.");
        }
        if (results.size() > MOST_CHARTS) {
            section.note("The charts show the first " + MOST_CHARTS + " of " + results.size() + " results.");
        }
        results.stream()
                .limit(MOST_CHARTS)
                .forEach(result -> section.chart(SweepChart.of(table, units, overlays, result)));
        return section;
    }

    /** Results with a formula come first, then those that are one number: a model makes them for its reader, the others are what it has counted. */
    private static List<String> inReadingOrder(SweepTable table, Set<String> overlaid) {
        return table.results().stream()
                .filter(result -> overlaid.contains(result) || table.varies(result))
                .sorted(Comparator.comparing((String result) -> !overlaid.contains(result))
                        .thenComparing(result -> result.indexOf('.') >= 0))
                .toList();
    }

    private static Section numbers(SweepTable table) {
        Table all = new Table("", table.columns());
        table.rows().forEach(row -> all.row(row.cells()));
        return new Section("All numbers").table(all);
    }
}
