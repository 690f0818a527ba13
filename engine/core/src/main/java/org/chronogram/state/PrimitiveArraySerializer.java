package org.chronogram.state;

import java.lang.reflect.Array;
import org.agrona.UnsafeApi;

/** Arrays of one primitive type. */
final class PrimitiveArraySerializer extends StateSerializer {
    private final Class<?> component;
    private final Primitive type;
    private final long firstOffset;

    PrimitiveArraySerializer(int id, Class<?> component) {
        super(id);
        this.component = component;
        type = Primitive.of(component);
        firstOffset = UnsafeApi.arrayBaseOffset(component.arrayType());
    }

    @Override
    void writeNew(Object value, ObjectWriter out) {
        int length = Array.getLength(value);
        out.bytes().writeVarInt(length);
        for (int i = 0; i < length; i++) {
            type.write(value, offset(i), out.bytes());
        }
    }

    @Override
    Object readNew(int reference, ObjectReader in) {
        Object array = Array.newInstance(component, in.bytes().readLength(type.bytes()));
        readElements(array, in);
        return array;
    }

    @Override
    void writeKept(Object value, ObjectWriter out) {
        writeNew(value, out);
    }

    @Override
    void readKept(Object target, ObjectReader in) {
        in.bytes().requireArrayLength(Array.getLength(target), type.bytes());
        readElements(target, in);
    }

    private void readElements(Object array, ObjectReader in) {
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            type.read(array, offset(i), in.bytes());
        }
    }

    private long offset(int index) {
        return firstOffset + (long) index * type.bytes();
    }

    @Override
    boolean isChangeable(Object value) {
        return Array.getLength(value) > 0;
    }

    @Override
    void visitCaptured(Object value, ReferenceVisitor visitor) {}
}
