package org.chronogram.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The values of the parameters of a model in one run. Immutable. */
public final class ParameterValues {
    private final Map<String, String> texts;
    private final Map<String, Object> values;

    private ParameterValues(Map<String, String> texts, Map<String, Object> values) {
        this.texts = Collections.unmodifiableMap(texts);
        this.values = values;
    }

    /**
     * Reads the values that a user gave and fills in defaults for the others.
     *
     * @param model the model.
     * @param given texts by the name of the parameter.
     * @return the values.
     * @throws InvalidInputException when a value is not allowed, or a name is not that of a parameter of the model.
     */
    public static ParameterValues parse(Model model, Map<String, String> given) {
        List<Parameter<?>> parameters = model.parameters();
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter<?> parameter : parameters) {
            String text = given.getOrDefault(parameter.name(), parameter.defaultText());
            requireValue(parameter, given);
            texts.put(parameter.name(), text);
            values.put(parameter.name(), parameter.parse(text, model.timeBase()));
        }
        for (String name : given.keySet()) {
            if (!texts.containsKey(name)) {
                throw new InvalidInputException("model " + model.name() + " has no parameter --" + name + ": it has "
                        + (texts.isEmpty() ? "none" : "--" + String.join(", --", texts.keySet())));
            }
        }
        return new ParameterValues(texts, values);
    }

    /** Refuses an empty value of the user; only a default may be empty. */
    private static void requireValue(Parameter<?> parameter, Map<String, String> given) {
        if (given.getOrDefault(parameter.name(), "-").isBlank()) {
            throw new InvalidInputException("--" + parameter.name() + " has an empty value: expected "
                    + parameter.type().expectation() + "; leave it out for the default");
        }
    }

    /**
     * Returns the values for a host on which files lie at other paths. The texts stay as the user wrote them.
     *
     * @param place returns where a file lies.
     * @return the same values, but for the paths of files.
     */
    public ParameterValues withFiles(UnaryOperator<Path> place) {
        Map<String, Object> placed = new LinkedHashMap<>(values);
        placed.replaceAll((name, value) ->
                value instanceof Optional<?> file ? file.map(path -> place.apply((Path) path)) : value);
        return new ParameterValues(texts, placed);
    }

    /**
     * Returns the value of a parameter.
     *
     * @param parameter a parameter of the model.
     * @param <T> type of the value.
     * @return the value; a time is in ticks.
     * @throws IllegalArgumentException when the model has no such parameter.
     */
    public <T> T get(Parameter<T> parameter) {
        Object value = values.get(parameter.name());
        if (value == null) {
            throw new IllegalArgumentException("not a parameter of this model: " + parameter);
        }
        @SuppressWarnings("unchecked")
        T typed = (T) value;
        return typed;
    }

    /**
     * Returns all values as a user would write them.
     *
     * @return texts by name, in the order in which the model declares the parameters.
     */
    public Map<String, String> asText() {
        return texts;
    }
}
