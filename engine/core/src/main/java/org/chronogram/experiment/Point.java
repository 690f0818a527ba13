package org.chronogram.experiment;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * One combination of the values of the varied parameters.
 *
 * @param index its place among all combinations, from 0.
 * @param values the values, by the name of the parameter, in the order in which the parameters were named.
 */
public record Point(int index, Map<String, String> values) {
    /**
     * Describes the point for a message.
     *
     * @return for example {@code rate=0.1 buffer=10}.
     */
    public String text() {
        return values.isEmpty()
                ? "the only point"
                : values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining(" "));
    }
}
