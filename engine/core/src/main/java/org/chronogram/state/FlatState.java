package org.chronogram.state;

import java.util.stream.Stream;

/**
 * State of an LP that is only values and arrays of numbers, as that of most LPs. The arrays are the only objects that two
 * fields can share, so they are compared with each other, and no table of objects is needed.
 */
final class FlatState {
    private final FieldSerializer[] values;
    private final StateField[] arrays;
    private final PrimitiveArraySerializer[] serializers;

    FlatState(ClassLayout layout) {
        values = layout.values();
        arrays = Stream.of(layout.arrays()).map(FieldSerializer::field).toArray(StateField[]::new);
        serializers = Stream.of(layout.arrays())
                .flatMap(each -> each.numbers().stream())
                .toArray(PrimitiveArraySerializer[]::new);
    }

    void write(Object process, ObjectWriter out) {
        ClassLayout.write(values, process, out);
        for (int i = 0; i < arrays.length; i++) {
            writeArray(i, process, out);
        }
    }

    private void writeArray(int index, Object process, ObjectWriter out) {
        Object array = arrays[index].get(process);
        int reference = array == null ? ObjectReference.NULL : referenceTo(array, index, process);
        out.bytes().writeByte(reference);
        if (reference == ObjectReference.NEW) {
            serializers[index].writeNew(array, out);
        }
    }

    private int referenceTo(Object array, int index, Object process) {
        for (int i = 0; i < index; i++) {
            if (arrays[i].get(process) == array) {
                return ObjectReference.FIRST_KNOWN + i;
            }
        }
        return ObjectReference.NEW;
    }

    void read(Object process, ObjectReader in) {
        ClassLayout.read(values, process, in);
        for (int i = 0; i < arrays.length; i++) {
            readArray(i, process, in);
        }
    }

    /** An array in a final field is filled; for any other a new one is made. */
    private void readArray(int index, Object process, ObjectReader in) {
        StateField field = arrays[index];
        int reference = in.bytes().readByte();
        if (reference == ObjectReference.NEW && field.isFinal()) {
            serializers[index].readKept(field.get(process), in);
        } else if (reference == ObjectReference.NEW) {
            field.set(process, serializers[index].readNew(reference, in));
        } else {
            Object array = reference == ObjectReference.NULL ? null : known(reference, index, process);
            if (!field.isFinal()) {
                field.set(process, array);
            }
        }
    }

    private Object known(int reference, int index, Object process) {
        if (reference < 0 || reference >= ObjectReference.FIRST_KNOWN + index) {
            throw new DamagedStateException("reference to array " + reference + " of " + index);
        }
        return arrays[reference - ObjectReference.FIRST_KNOWN].get(process);
    }
}
