package org.chronogram.checkpoint;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chronogram.model.Statistic;

/** What types say of the values of fields: which can never change, and which are known how to be captured. */
final class StateTypes {
    /** Collections whose order does not depend on what was in them before, or on where objects lie in memory. */
    static final List<Class<?>> COLLECTIONS = List.of(
            ArrayList.class,
            ArrayDeque.class,
            LinkedList.class,
            LinkedHashMap.class,
            LinkedHashSet.class,
            TreeMap.class,
            TreeSet.class,
            PriorityQueue.class,
            BitSet.class,
            EnumMap.class,
            Optional.class);

    /** Values of the JDK that never change. */
    static final List<Class<?>> CONSTANTS = List.of(
            String.class,
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            java.time.Duration.class,
            java.time.Instant.class,
            java.time.LocalDate.class,
            java.time.LocalDateTime.class);

    private StateTypes() {}

    /** Tells whether a field can differ from that of an LP that was just made. */
    static boolean isCaptured(Field field) {
        int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers)) {
            return false;
        }
        return !(Modifier.isFinal(modifiers) && isConstant(field.getType()));
    }

    /** Tells whether an object of the type stays what it was when it was made; statistics count as that. */
    static boolean isConstant(Class<?> type) {
        return isConstant(type, new HashSet<>());
    }

    private static boolean isConstant(Class<?> type, Set<Class<?>> looking) {
        if (type.isPrimitive()
                || type.isEnum()
                || CONSTANTS.contains(type)
                || Statistic.class.isAssignableFrom(type)
                || !looking.add(type)) {
            return true;
        }
        return Modifier.isFinal(type.getModifiers())
                && !type.isArray()
                && !type.getName().startsWith("java.")
                && instanceFields(type).stream()
                        .allMatch(field ->
                                Modifier.isFinal(field.getModifiers()) && isConstant(field.getType(), looking));
    }

    /** Returns the fields of objects of a class, those of its superclasses included. */
    static List<Field> instanceFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> declaring = type;
                declaring != null && declaring != Object.class;
                declaring = declaring.getSuperclass()) {
            Arrays.stream(declaring.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .forEach(fields::add);
        }
        return fields;
    }

    static String recordText(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map((RecordComponent component) ->
                        component.getName() + ":" + component.getGenericType().getTypeName())
                .collect(Collectors.joining(","));
    }
}
