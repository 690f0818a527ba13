package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;

/** Arrays of objects of one component type. */
final class ObjectArraySerializer extends StateSerializer {
    private final Class<?> component;

    ObjectArraySerializer(int id, Class<?> component) {
        super(id);
        this.component = component;
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        Object[] array = (Object[]) value;
        out.writeVarInt(array.length, true);
        for (Object element : array) {
            graph.write(element, out);
        }
    }

    @Override
    Object readNew(int reference, ObjectGraph graph, Input in) {
        Object[] array = (Object[]) Array.newInstance(component, Lengths.read(in, 1));
        graph.created(reference, array);
        readElements(array, graph, in);
        return array;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        writeNew(value, graph, out);
    }

    @Override
    void readKept(Object target, ObjectGraph graph, Input in) {
        Object[] array = (Object[]) target;
        int length = Lengths.read(in, 1);
        if (length != array.length) {
            throw new DamagedStateException(
                    "array of " + length + " elements, expected " + array.length + " as in the fresh LP");
        }
        readElements(array, graph, in);
    }

    private static void readElements(Object[] array, ObjectGraph graph, Input in) {
        for (int i = 0; i < array.length; i++) {
            array[i] = graph.read(in);
        }
    }

    @Override
    boolean isChangeable(Object value) {
        return ((Object[]) value).length > 0;
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {
        for (Object element : (Object[]) value) {
            visitor.visit(element);
        }
    }
}
