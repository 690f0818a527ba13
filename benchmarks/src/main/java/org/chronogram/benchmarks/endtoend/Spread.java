package org.chronogram.benchmarks.endtoend;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The middle and the ends of what was measured several times; all NaN when nothing was.
 *
 * @param median the middle; the mean of both middle ones of an even number.
 * @param min the smallest.
 * @param max the largest.
 */
record Spread(double median, double min, double max) {
    static Spread of(double... values) {
        if (values.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    static <T> Spread over(Collection<T> items, ToDoubleFunction<T> value) {
        return of(items.stream().mapToDouble(value).toArray());
    }

    Map<String, Object> toMap() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("median", median);
        fields.put("min", min);
        fields.put("max", max);
        return fields;
    }
}
