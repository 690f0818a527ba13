package org.chronogram.state;

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

    /** Returns the fields of a class and its superclasses that can change and are not captured, as messages name them. */
    static List<String> uncapturedOf(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            Arrays.stream(holder.getDeclaredFields())
                    .filter(field -> !mayHoldState(field) && !isConstant(field) && !field.isSynthetic())
                    .map(field -> "'" + field.getName() + "' ("
                            + (Modifier.isStatic(field.getModifiers()) ? "static" : "transient") + ")")
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }

    private static boolean isConstant(Field field) {
        int modifiers = field.getModifiers();
        return Modifier.isStatic(modifiers)
                && Modifier.isFinal(modifiers)
                && (field.getType().isPrimitive() || field.getType() == String.class);
    }
}
