package org.chronogram.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/**
 * The fields of a JSON object. A field that is not there is empty, so that a report can be made of a file that an older
 * version has written; one of another kind is an error.
 */
final class Fields {
    private static final int LONGEST_SHOWN = 40;

    private final String place;
    private final Map<String, Object> fields;

    Fields(String place, Map<String, Object> fields) {
        this.place = place;
        this.fields = fields;
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    Map<String, Object> all() {
        return fields;
    }

    /** Returns a text, empty where there is none. */
    String text(String name) {
        return has(name) ? as(name, String.class, "a text") : "";
    }

    /** Returns a number, NaN where there is none. */
    double number(String name) {
        return has(name) ? as(name, Number.class, "a number").doubleValue() : Double.NaN;
    }

    /** Returns a whole number, 0 where there is none. */
    long count(String name) {
        return has(name) ? as(name, Number.class, "a number").longValue() : 0;
    }

    boolean flag(String name) {
        return has(name) && as(name, Boolean.class, "true or false");
    }

    /** Returns the object in a field, one without fields where there is none. */
    Fields object(String name) {
        return object(name, fields.getOrDefault(name, Map.of()));
    }

    /** Returns the objects in a list, none where there is none. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        if (has(name)) {
            for (Object element : as(name, List.class, "a list")) {
                objects.add(object(name, element));
            }
        }
        return objects;
    }

    /** Returns the numbers in a list, none where there is none. */
    List<Double> numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        if (has(name)) {
            for (Object element : as(name, List.class, "a list")) {
                if (!(element instanceof Number number)) {
                    throw unexpected(name, element, "a list of numbers");
                }
                numbers.add(number.doubleValue());
            }
        }
        return numbers;
    }

    /** Returns the whole numbers in a list, none where there is none. */
    List<Integer> indexes(String name) {
        return numbers(name).stream().map(Double::intValue).toList();
    }

    /** Returns the texts in a list, none where there is none. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (has(name)) {
            for (Object element : as(name, List.class, "a list")) {
                texts.add(String.valueOf(element));
            }
        }
        return texts;
    }

    /** Returns the objects in an object, by name. */
    Map<String, Fields> objectsByName(String name) {
        Map<String, Fields> byName = new LinkedHashMap<>();
        object(name).fields.forEach((key, value) -> byName.put(key, object(name + "." + key, value)));
        return byName;
    }

    private Fields object(String name, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw unexpected(name, value, "an object");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        map.forEach((key, field) -> content.put(String.valueOf(key), field));
        return new Fields(place, content);
    }

    private <T> T as(String name, Class<T> kind, String expected) {
        Object value = fields.get(name);
        if (!kind.isInstance(value)) {
            throw unexpected(name, value, expected);
        }
        return kind.cast(value);
    }

    private InvalidInputException unexpected(String name, Object found, String expected) {
        return new InvalidInputException(place + " is damaged: " + OneLine.of(name, LONGEST_SHOWN) + " is "
                + OneLine.of(String.valueOf(found), LONGEST_SHOWN) + ", expected " + expected
                + ": put the file back as it was written");
    }
}
