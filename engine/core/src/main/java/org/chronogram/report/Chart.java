package org.chronogram.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart, which the page draws from this data, and the table that says the same in words.
 *
 * @param title what it shows.
 * @param kind how it is drawn.
 * @param x the horizontal axis.
 * @param y the vertical axis.
 * @param at where on the horizontal axis the values are; their indexes on an axis with names.
 * @param lines the values.
 * @param table the same in words.
 */
record Chart(String title, Kind kind, Axis x, Axis y, List<? extends Number> at, List<Line> lines, Table table)
        implements Drawing {
    /** How a chart is drawn. */
    enum Kind {
        LINES,
        STEPS,
        POINTS,
        BARS,
        STACKED
    }

    /** How an axis is divided. */
    enum Scale {
        LINEAR,
        LOGARITHMIC,
        /** Logarithmic in the share that is left: 90 %, 99 %, 99.9 %. */
        PERCENTILE
    }

    /**
     * An axis.
     *
     * @param label what it shows, with its unit.
     * @param scale how it is divided.
     * @param names names of its points; none for numbers.
     */
    record Axis(String label, Scale scale, List<String> names) {
        static Axis of(String label) {
            return new Axis(label, Scale.LINEAR, List.of());
        }

        static Axis of(String label, Scale scale) {
            return new Axis(label, scale, List.of());
        }

        static Axis named(String label, List<String> names) {
            return new Axis(label, Scale.LINEAR, names);
        }

        private Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("label", label);
            map.put("scale", scale.name());
            map.put("names", names);
            return map;
        }
    }

    /**
     * A line, or the bars of one colour.
     *
     * @param name what it is.
     * @param values its values; NaN for none.
     * @param low lower ends of the intervals around the values; none without intervals.
     * @param high upper ends.
     */
    record Line(String name, List<? extends Number> values, List<? extends Number> low, List<? extends Number> high) {
        static Line of(String name, List<? extends Number> values) {
            return new Line(name, values, List.of(), List.of());
        }

        private Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", name);
            map.put("values", values);
            map.put("low", low);
            map.put("high", high);
            return map;
        }
    }

    @Override
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.name());
        map.put("x", x.asMap());
        map.put("y", y.asMap());
        map.put("at", at);
        map.put("lines", lines.stream().map(Line::asMap).toList());
        return map;
    }
}
