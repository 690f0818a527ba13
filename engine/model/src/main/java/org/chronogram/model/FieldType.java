package org.chronogram.model;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Optional;

/** How a component of a record lies in a payload: as an integer of some size, and how it becomes one and is made of it. */
final class FieldType {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final FieldType BYTE = new FieldType(byte.class, "Byte", Byte.BYTES);
    private static final FieldType SHORT = new FieldType(short.class, "Short", Short.BYTES);
    private static final FieldType INT = new FieldType(int.class, "Int", Integer.BYTES);

    private static final Map<Class<?>, FieldType> PRIMITIVES = Map.of(
            byte.class,
            BYTE,
            short.class,
            SHORT,
            int.class,
            INT,
            long.class,
            new FieldType(long.class, "Long", Long.BYTES),
            double.class,
            new FieldType(double.class, "Double", Double.BYTES),
            boolean.class,
            BYTE.of(boolean.class, "booleanToByte", byte.class, "byteToBoolean"),
            char.class,
            SHORT.of(char.class, "charToShort", short.class, "shortToChar"),
            float.class,
            INT.of(float.class, "floatToInt", int.class, "intToFloat"));

    private final int sizeBytes;
    private final MethodHandle put;
    private final MethodHandle get;

    private FieldType(int sizeBytes, MethodHandle put, MethodHandle get) {
        this.sizeBytes = sizeBytes;
        this.put = put;
        this.get = get;
    }

    private FieldType(Class<?> type, String name, int sizeBytes) {
        this(
                sizeBytes,
                virtual(PayloadWriter.class, "put" + name, PayloadWriter.class, int.class, type)
                        .asType(methodType(void.class, PayloadWriter.class, int.class, type)),
                virtual(Event.class, "get" + name, type, int.class));
    }

    private FieldType of(Class<?> type, String toStored, Class<?> stored, String fromStored) {
        return converted(conversion(toStored, stored, type), conversion(fromStored, type, stored));
    }

    private FieldType converted(MethodHandle toStored, MethodHandle fromStored) {
        return new FieldType(
                sizeBytes,
                MethodHandles.filterArguments(put, 2, toStored),
                MethodHandles.filterReturnValue(get, fromStored));
    }

    /** Returns how a type lies in a payload; empty when it cannot. */
    static Optional<FieldType> of(Class<?> type) {
        return type.isEnum() ? Optional.of(ofEnum(type)) : Optional.ofNullable(PRIMITIVES.get(type));
    }

    /** An enum lies there as its ordinal. */
    private static FieldType ofEnum(Class<?> type) {
        MethodHandle ordinal = conversion("ordinal", short.class, Enum.class).asType(methodType(short.class, type));
        Object constants = type.getEnumConstants();
        MethodHandle constant = MethodHandles.arrayElementGetter(constants.getClass())
                .bindTo(constants)
                .asType(methodType(type, short.class));
        return SHORT.converted(ordinal, constant);
    }

    int sizeBytes() {
        return sizeBytes;
    }

    /** Returns code that takes a {@link PayloadWriter} and the value. */
    MethodHandle put(int offset) {
        return MethodHandles.insertArguments(put, 1, offset);
    }

    /** Returns code that takes an {@link Event} and returns the value. */
    MethodHandle get(int offset) {
        return MethodHandles.insertArguments(get, 1, offset);
    }

    private static MethodHandle virtual(Class<?> owner, String name, Class<?> result, Class<?>... arguments) {
        try {
            return LOOKUP.findVirtual(owner, name, methodType(result, arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle conversion(String name, Class<?> result, Class<?> argument) {
        try {
            return LOOKUP.findStatic(FieldConversions.class, name, methodType(result, argument));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
