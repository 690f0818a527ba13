package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/**
 * State of an LP that is nothing but numbers, values and arrays of numbers, as that of most LPs. The arrays are the only
 * objects that two fields can share, so they are compared with each other and nothing else is kept account of.
 */
final class SimpleState {
    private static final int NULL = 0;
    private static final int NEW = 1;
    private static final int FIRST_KNOWN = 2;

    private final LaidOutField[] plain;
    private final LaidOutField[] arrays;

    SimpleState(ClassLayout layout) {
        plain = layout.plain();
        arrays = layout.arrays();
    }

    void write(Object process, ObjectGraph graph, Output out) {
        ClassLayout.write(plain, process, graph, out);
        for (int i = 0; i < arrays.length; i++) {
            writeArray(i, process, graph, out);
        }
    }

    private void writeArray(int index, Object process, ObjectGraph graph, Output out) {
        Object array = arrays[index].field().get(process);
        int reference = array == null ? NULL : sharedWith(array, index, process);
        out.writeByte(reference);
        if (reference == NEW) {
            arrays[index].exact().writeNew(array, graph, out);
        }
    }

    private int sharedWith(Object array, int index, Object process) {
        for (int i = 0; i < index; i++) {
            if (arrays[i].field().get(process) == array) {
                return FIRST_KNOWN + i;
            }
        }
        return NEW;
    }

    void read(Object process, ObjectGraph graph, Input in) {
        ClassLayout.read(plain, process, graph, in);
        for (int i = 0; i < arrays.length; i++) {
            readArray(i, process, graph, in);
        }
    }

    private void readArray(int index, Object process, ObjectGraph graph, Input in) {
        LaidOutField array = arrays[index];
        int reference = in.readByte();
        if (reference >= FIRST_KNOWN + index || reference < 0) {
            throw new DamagedStateException("reference to array " + reference + " of " + index);
        }
        if (reference == NEW && array.field().isFinal()) {
            array.exact().readKept(array.field().get(process), graph, in);
        } else if (reference == NEW) {
            array.field().set(process, array.exact().readNew(0, graph, in));
        } else if (!array.field().isFinal()) {
            array.field()
                    .set(
                            process,
                            reference == NULL
                                    ? null
                                    : arrays[reference - FIRST_KNOWN].field().get(process));
        }
    }
}
