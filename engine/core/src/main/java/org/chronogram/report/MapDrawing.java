package org.chronogram.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A map of places and links with values, drawn by {@code map.js}.
 *
 * @param title what it shows.
 * @param value what the values are.
 * @param unit their unit, empty for plain numbers.
 * @param places the places.
 * @param links the links.
 * @param table the links with the largest values.
 */
record MapDrawing(String title, String value, String unit, Places places, Links links, Table table) implements Drawing {
    /**
     * Places by number.
     *
     * @param names their names.
     * @param x where they are, to the right.
     * @param y where they are, upwards.
     * @param assumed numbers of those of which that is not known.
     */
    record Places(List<String> names, List<Double> x, List<Double> y, List<Integer> assumed) {}

    /**
     * Links.
     *
     * @param from numbers of the places from which they lead.
     * @param to numbers of the places to which they lead.
     * @param values their values.
     */
    record Links(List<Integer> from, List<Integer> to, List<Double> values) {}

    @Override
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", "MAP");
        map.put("value", value);
        map.put("unit", unit);
        map.put("names", places.names());
        map.put("x", places.x());
        map.put("y", places.y());
        map.put("assumed", places.assumed());
        map.put("from", links.from());
        map.put("to", links.to());
        map.put("values", links.values());
        return map;
    }
}
