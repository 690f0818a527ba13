package org.chronogram.models.toolkit;

import java.util.Arrays;
import java.util.Locale;
import org.chronogram.model.Parameter;

/** Parameters whose words are the constants of an enum: NEXT_GROUP is {@code next-group}. */
public final class Choices {
    private Choices() {}

    /**
     * Declares a parameter.
     *
     * @param name name of the parameter.
     * @param defaultChoice value when the user gives none.
     * @param <E> type of its values.
     * @return the parameter.
     */
    public static <E extends Enum<E>> Parameter<String> parameter(String name, E defaultChoice) {
        E[] constants = defaultChoice.getDeclaringClass().getEnumConstants();
        String[] words = Arrays.stream(constants).map(Choices::word).toArray(String[]::new);
        return Parameter.choice(name, word(defaultChoice), words);
    }

    /**
     * Returns the constant of a word.
     *
     * @param type the enum.
     * @param word one of the words of its parameter.
     * @param <E> type of the constant.
     * @return the constant.
     */
    public static <E extends Enum<E>> E value(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
