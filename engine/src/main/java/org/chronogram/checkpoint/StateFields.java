package org.chronogram.checkpoint;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the fields of a class that may hold state. */
final class StateFields {
    private StateFields() {}

    /**
     * Returns the instance fields that are not transient, those of superclasses first and otherwise by name, as
     * reflection promises no order.
     */
    static List<StateField> of(Class<?> type) {
        List<StateField> fields = new ArrayList<>();
        if (type.getSuperclass() != null) {
            fields.addAll(of(type.getSuperclass()));
        }
        Arrays.stream(type.getDeclaredFields())
                .filter(StateFields::mayHoldState)
                .sorted(Comparator.comparing(Field::getName))
                .map(StateField::new)
                .forEach(fields::add);
        return fields;
    }

    private static boolean mayHoldState(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
    }
}
