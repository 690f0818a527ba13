package org.chronogram.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.agrona.UnsafeApi;

/**
 * A field that may hold state. It is accessed by its offset: that needs no code of its own for each class, and works for
 * fields that are private or final.
 */
final class StateField {
    private final Field field;
    private final long offset;

    StateField(Field field) {
        this.field = field;
        offset = UnsafeApi.objectFieldOffset(field);
    }

    Field field() {
        return field;
    }

    Class<?> type() {
        return field.getType();
    }

    boolean isFinal() {
        return Modifier.isFinal(field.getModifiers());
    }

    boolean isReference() {
        return !type().isPrimitive();
    }

    /** Where the value lies in an object. */
    long offset() {
        return offset;
    }

    /** Returns what a reference refers to. */
    Object get(Object holder) {
        return UnsafeApi.getReference(holder, offset);
    }

    /** Stores a reference. Its type is checked here, as the virtual machine does not check it on this way. */
    void set(Object holder, Object value) {
        if (value != null && !type().isInstance(value)) {
            throw new DamagedStateException(
                    this + " takes " + type().getTypeName() + ", found " + TypeNames.of(value.getClass()));
        }
        UnsafeApi.putReference(holder, offset, value);
    }

    /** Names the field as messages do. */
    @Override
    public String toString() {
        return "field '" + field.getName() + "' (" + type().getTypeName() + ")";
    }
}
