package org.chronogram.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.OneLine;

/** The fields of an object in a file. Each is refused in one line where it is missing or of another type. */
final class JsonFields {
    private static final int MOST_SHOWN = 60;

    private final String file;
    private final String prefix;
    private final Map<?, ?> fields;

    private JsonFields(String file, String prefix, Map<?, ?> fields) {
        this.file = file;
        this.prefix = prefix;
        this.fields = fields;
    }

    static JsonFields of(String file, Map<String, Object> fields) {
        return new JsonFields(file, "", fields);
    }

    private <T> T get(String name, Class<T> type, String expected) {
        if (!fields.containsKey(name)) {
            throw new InvalidInputException(file + " has no field " + prefix + name
                    + ": it was written by another version of Chronogram, or by another program; run the model again");
        }
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw unexpected(name, value, expected);
        }
        return type.cast(value);
    }

    private InvalidInputException unexpected(String name, Object found, String expected) {
        return new InvalidInputException(file + ": " + prefix + name + "="
                + OneLine.of(String.valueOf(found), MOST_SHOWN) + ", expected " + expected
                + ": the file is damaged, or of another version of Chronogram; run the model again");
    }

    String text(String name) {
        return get(name, String.class, "a text");
    }

    boolean flag(String name) {
        return get(name, Boolean.class, "true or false");
    }

    /** Returns a whole number of at least 0. */
    long count(String name) {
        Number number = get(name, Number.class, "a whole number");
        if ((number instanceof Long || number instanceof Integer) && number.longValue() >= 0) {
            return number.longValue();
        }
        throw unexpected(name, number, "a whole number of at least 0");
    }

    int smallCount(String name) {
        long count = count(name);
        if (count > Integer.MAX_VALUE) {
            throw unexpected(name, count, "a number of at most " + Integer.MAX_VALUE);
        }
        return (int) count;
    }

    /** Returns a number of at least 0. */
    double number(String name) {
        double number = get(name, Number.class, "a number").doubleValue();
        if (number >= 0 && number < Double.POSITIVE_INFINITY) {
            return number;
        }
        throw unexpected(name, number, "a number of at least 0");
    }

    /** Returns a number, or NaN, which is written as null. */
    double numberOrNaN(String name) {
        return isNull(name) ? Double.NaN : number(name);
    }

    /** Returns a number of seconds in ns. */
    long nanos(String name) {
        return Math.round(number(name) * 1e9);
    }

    boolean isNull(String name) {
        return fields.containsKey(name) && fields.get(name) == null;
    }

    JsonFields object(String name) {
        return new JsonFields(file, prefix + name + ".", get(name, Map.class, "an object"));
    }

    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (Object element : get(name, List.class, "a list")) {
            String path = prefix + name + "[" + objects.size() + "]";
            if (!(element instanceof Map<?, ?> map)) {
                throw unexpected(name + "[" + objects.size() + "]", element, "an object");
            }
            objects.add(new JsonFields(file, path + ".", map));
        }
        return objects;
    }

    List<Integer> smallNumbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (Object element : get(name, List.class, "a list")) {
            if (!(element instanceof Integer number)) {
                throw unexpected(name + "[" + numbers.size() + "]", element, "a whole number");
            }
            numbers.add(number);
        }
        return numbers;
    }
}
