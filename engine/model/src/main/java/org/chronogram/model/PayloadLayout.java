package org.chronogram.model;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Where the components of a record lie in a payload, and the code that writes and reads them. */
final class PayloadLayout {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** A component, its place in the record, and its offset in the payload. */
    private record Field(RecordComponent component, FieldType type, int index, int offset) {}

    private final Class<? extends Record> type;
    private final List<Field> fields;
    private final int lengthBytes;

    private PayloadLayout(Class<? extends Record> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Field[] found = new Field[components.length];
        int offset = 0;
        for (int index : bySize(components)) {
            FieldType fieldType = fieldType(components[index]);
            found[index] = new Field(components[index], fieldType, index, offset);
            offset += fieldType.sizeBytes();
        }
        fields = List.of(found);
        lengthBytes = offset;
    }

    static PayloadLayout of(Class<? extends Record> type) {
        PayloadLayout layout = new PayloadLayout(type);
        if (layout.lengthBytes > Event.MAX_PAYLOAD_BYTES) {
            throw new ModelException("record " + type.getName() + " takes " + layout.lengthBytes
                    + " bytes, but a payload has at most " + Event.MAX_PAYLOAD_BYTES);
        }
        return layout;
    }

    /** Larger fields come first, so that the offset of each is a multiple of its size. */
    private int[] bySize(RecordComponent[] components) {
        Integer[] order = new Integer[components.length];
        Arrays.setAll(order, index -> index);
        Arrays.sort(
                order,
                Comparator.comparing(index -> -fieldType(components[index]).sizeBytes()));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private FieldType fieldType(RecordComponent component) {
        return FieldType.of(component.getType())
                .orElseThrow(() -> new ModelException("record " + type.getName() + " has the component "
                        + component.getName() + " of type "
                        + component.getType().getName()
                        + ": expected a primitive type or an enum"));
    }

    int lengthBytes() {
        return lengthBytes;
    }

    /** Returns code that takes a {@link PayloadWriter} and the record as an object. */
    MethodHandle writer() {
        MethodHandle all = MethodHandles.empty(methodType(void.class, PayloadWriter.class, type));
        for (Field field : fields) {
            MethodHandle put = MethodHandles.filterArguments(field.type.put(field.offset), 1, accessor(field));
            all = MethodHandles.foldArguments(all, put);
        }
        return all.asType(methodType(void.class, PayloadWriter.class, Object.class));
    }

    private MethodHandle accessor(Field field) {
        try {
            field.component.getAccessor().setAccessible(true);
            return LOOKUP.unreflect(field.component.getAccessor());
        } catch (IllegalAccessException | RuntimeException e) {
            throw inaccessible(e);
        }
    }

    /** Returns code that takes an {@link Event} and returns the record as an object. */
    MethodHandle reader() {
        MethodHandle[] getters =
                fields.stream().map(field -> field.type.get(field.offset)).toArray(MethodHandle[]::new);
        MethodHandle fromEvents = MethodHandles.filterArguments(constructor(), 0, getters);
        MethodHandle fromEvent = getters.length == 0
                ? MethodHandles.dropArguments(fromEvents, 0, Event.class)
                : MethodHandles.permuteArguments(fromEvents, methodType(type, Event.class), new int[getters.length]);
        return fromEvent.asType(methodType(Object.class, Event.class));
    }

    private MethodHandle constructor() {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(
                    fields.stream().map(field -> field.component.getType()).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return LOOKUP.unreflectConstructor(canonical);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw inaccessible(e);
        }
    }

    private ModelException inaccessible(Exception cause) {
        return new ModelException(
                "record " + type.getName() + " cannot be read and made by the engine: " + cause.getMessage()
                        + "; open its package to the engine where it is in a module",
                cause);
    }
}
