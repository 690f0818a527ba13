package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.agrona.UnsafeApi;

/**
 * A field that may hold state. It is accessed by its offset: that needs no code of its own for each class, works for
 * fields that are private or final, and costs the same wherever it is called from.
 */
final class StateField {
    private final Field field;
    private final long offset;
    private final FieldKind kind;

    StateField(Field field) {
        this.field = field;
        offset = UnsafeApi.objectFieldOffset(field);
        kind = FieldKind.of(field.getType());
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
        return kind == FieldKind.REFERENCE;
    }

    Object get(Object holder) {
        return UnsafeApi.getReference(holder, offset);
    }

    /** Stores a reference whose type is checked here, as the virtual machine does not check it on this way. */
    void set(Object holder, Object value) {
        if (value != null && !type().isInstance(value)) {
            throw new DamagedStateException(
                    this + " takes " + type().getTypeName() + ", found " + TypeNames.of(value.getClass()));
        }
        UnsafeApi.putReference(holder, offset, value);
    }

    void writePrimitive(Object holder, Output out) {
        switch (kind) {
            case BOOLEAN -> out.writeBoolean(UnsafeApi.getBoolean(holder, offset));
            case BYTE -> out.writeByte(UnsafeApi.getByte(holder, offset));
            case CHAR -> out.writeChar(UnsafeApi.getChar(holder, offset));
            case SHORT -> out.writeShort(UnsafeApi.getShort(holder, offset));
            case INT -> out.writeInt(UnsafeApi.getInt(holder, offset));
            case LONG -> out.writeLong(UnsafeApi.getLong(holder, offset));
            case FLOAT -> out.writeFloat(UnsafeApi.getFloat(holder, offset));
            case DOUBLE -> out.writeDouble(UnsafeApi.getDouble(holder, offset));
            case REFERENCE -> throw new IllegalStateException(this + " is no primitive field");
        }
    }

    void readPrimitive(Object holder, Input in) {
        switch (kind) {
            case BOOLEAN -> UnsafeApi.putBoolean(holder, offset, in.readBoolean());
            case BYTE -> UnsafeApi.putByte(holder, offset, in.readByte());
            case CHAR -> UnsafeApi.putChar(holder, offset, in.readChar());
            case SHORT -> UnsafeApi.putShort(holder, offset, in.readShort());
            case INT -> UnsafeApi.putInt(holder, offset, in.readInt());
            case LONG -> UnsafeApi.putLong(holder, offset, in.readLong());
            case FLOAT -> UnsafeApi.putFloat(holder, offset, in.readFloat());
            case DOUBLE -> UnsafeApi.putDouble(holder, offset, in.readDouble());
            case REFERENCE -> throw new IllegalStateException(this + " is no primitive field");
        }
    }

    /** Names the field as messages do. */
    @Override
    public String toString() {
        return "field '" + field.getName() + "' (" + type().getTypeName() + ")";
    }
}
