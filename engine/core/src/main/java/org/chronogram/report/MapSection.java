package org.chronogram.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.chronogram.model.InvalidInputException;
import org.chronogram.report.MapDrawing.Links;
import org.chronogram.report.MapDrawing.Places;
import org.chronogram.results.JsonText;
import org.chronogram.results.RunFiles;

/** The maps that the model has added. */
final class MapSection {
    private static final int MOST_ROWS = 100;

    /** More than a screen can show, and far shorter in the page. */
    private static final MathContext SHOWN = new MathContext(5);

    private MapSection() {}

    static Section of(Path directory) {
        Section section = new Section("Map");
        Path file = directory.resolve(RunFiles.MAPS);
        if (Files.exists(file)) {
            Fields fields = new Fields(file.toString(), JsonText.read(file));
            fields.objects("maps").forEach(map -> section.drawing(drawing(file, map)));
        }
        return section;
    }

    private static MapDrawing drawing(Path file, Fields map) {
        Places places = new Places(
                map.texts("names"), shown(map.numbers("x")), shown(map.numbers("y")), map.indexes("assumed"));
        Links links = new Links(map.indexes("from"), map.indexes("to"), shown(map.numbers("values")));
        requireWhole(file, places, links);
        String value = map.text("value");
        String unit = map.text("unit");
        return new MapDrawing(map.text("title"), value, unit, places, links, table(places, links, value, unit));
    }

    private static List<Double> shown(List<Double> numbers) {
        return numbers.stream()
                .map(number -> new BigDecimal(number).round(SHOWN).doubleValue())
                .toList();
    }

    private static void requireWhole(Path file, Places places, Links links) {
        int count = places.names().size();
        boolean whole = places.x().size() == count
                && places.y().size() == count
                && links.to().size() == links.from().size()
                && links.values().size() == links.from().size();
        boolean known = IntStream.concat(
                        IntStream.concat(indexes(links.from()), indexes(links.to())), indexes(places.assumed()))
                .allMatch(place -> place >= 0 && place < count);
        if (!whole || !known) {
            throw new InvalidInputException(file + " is damaged: its lists do not fit each other: put the file back as"
                    + " it was written, or remove it");
        }
    }

    private static IntStream indexes(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue);
    }

    private static Table table(Places places, Links links, String value, String unit) {
        int count = links.values().size();
        String caption = count <= MOST_ROWS ? "" : "The " + MOST_ROWS + " links with the largest values, of " + count;
        Table table = new Table(caption, "from", "to", value + (unit.isEmpty() ? "" : ", " + unit));
        IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer link) -> links.values().get(link))
                        .reversed())
                .limit(MOST_ROWS)
                .forEach(link -> table.row(
                        places.names().get(links.from().get(link)),
                        places.names().get(links.to().get(link)),
                        links.values().get(link)));
        return table;
    }
}
