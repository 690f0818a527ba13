package org.chronogram.protocol;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;

/** Compares records whose arrays count by what is in them. */
final class Equality {
    private Equality() {}

    static boolean of(Object expected, Object found) {
        if (expected instanceof byte[] bytes) {
            return found instanceof byte[] others && Arrays.equals(bytes, others);
        }
        if (expected instanceof long[] numbers) {
            return found instanceof long[] others && Arrays.equals(numbers, others);
        }
        if (!(expected instanceof Record) || found == null || expected.getClass() != found.getClass()) {
            return Objects.equals(expected, found);
        }
        return Arrays.stream(expected.getClass().getRecordComponents())
                .allMatch(component -> of(value(component, expected), value(component, found)));
    }

    private static Object value(RecordComponent component, Object message) {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
