package org.chronogram.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chronogram.model.ReportMap;
import org.chronogram.model.ReportMap.Link;
import org.chronogram.model.ReportMap.Place;

/** The maps of a run as JSON: the content of {@code maps.json}. Its columns are lists, as maps may have thousands of links. */
final class MapFile {
    private MapFile() {}

    static String text(List<ReportMap> maps) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("maps", maps.stream().map(MapFile::fields).toList());
        return JsonText.onOneLine(fields) + "\n";
    }

    private static Map<String, Object> fields(ReportMap map) {
        List<Place> places = map.places();
        List<Link> links = map.links();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", map.title());
        fields.put("value", map.valueName());
        fields.put("unit", map.unit());
        fields.put("names", places.stream().map(Place::name).toList());
        fields.put("x", places.stream().map(Place::x).toList());
        fields.put("y", places.stream().map(Place::y).toList());
        fields.put(
                "assumed",
                IntStream.range(0, places.size())
                        .filter(place -> places.get(place).assumed())
                        .boxed()
                        .toList());
        fields.put("from", links.stream().map(Link::from).toList());
        fields.put("to", links.stream().map(Link::to).toList());
        fields.put("values", links.stream().map(Link::value).toList());
        return fields;
    }
}
