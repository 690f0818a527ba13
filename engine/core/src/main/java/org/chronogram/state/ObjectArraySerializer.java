package org.chronogram.state;

import java.lang.reflect.Array;

/** Arrays of objects of one component type. */
final class ObjectArraySerializer extends StateSerializer {
    private final Class<?> component;

    ObjectArraySerializer(int id, Class<?> component) {
        super(id);
        this.component = component;
    }

    @Override
    void writeNew(Object value, ObjectWriter out) {
        Object[] array = (Object[]) value;
        out.bytes().writeVarInt(array.length);
        for (Object element : array) {
            out.write(element);
        }
    }

    @Override
    Object readNew(int reference, ObjectReader in) {
        Object[] array = (Object[]) Array.newInstance(component, in.bytes().readLength(1));
        in.created(reference, array);
        readElements(array, in);
        return array;
    }

    @Override
    void writeKept(Object value, ObjectWriter out) {
        writeNew(value, out);
    }

    @Override
    void readKept(Object target, ObjectReader in) {
        Object[] array = (Object[]) target;
        in.bytes().requireArrayLength(array.length, 1);
        readElements(array, in);
    }

    private static void readElements(Object[] array, ObjectReader in) {
        for (int i = 0; i < array.length; i++) {
            array[i] = in.read();
        }
    }

    @Override
    boolean isChangeable(Object value) {
        return ((Object[]) value).length > 0;
    }

    @Override
    void visitCaptured(Object value, ReferenceVisitor visitor) {
        for (Object element : (Object[]) value) {
            visitor.visit(element);
        }
    }
}
