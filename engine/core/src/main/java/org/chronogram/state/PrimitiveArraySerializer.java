package org.chronogram.state;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;

/** Arrays of one primitive type. */
final class PrimitiveArraySerializer extends StateSerializer {
    private final Class<?> component;
    private final FieldKind kind;
    private final int elementBytes;

    PrimitiveArraySerializer(int id, Class<?> component) {
        super(id);
        this.component = component;
        kind = FieldKind.of(component);
        elementBytes = bytes(kind);
    }

    private static int bytes(FieldKind kind) {
        return switch (kind) {
            case BOOLEAN, BYTE -> Byte.BYTES;
            case CHAR, SHORT -> Short.BYTES;
            case INT, FLOAT -> Integer.BYTES;
            case LONG, DOUBLE -> Long.BYTES;
            case REFERENCE -> throw new IllegalArgumentException("not a primitive type");
        };
    }

    @Override
    void writeNew(Object value, ObjectGraph graph, Output out) {
        out.writeVarInt(Array.getLength(value), true);
        writeElements(value, out);
    }

    @Override
    Object readNew(int reference, ObjectGraph graph, Input in) {
        Object array = Array.newInstance(component, Lengths.read(in, elementBytes));
        readElements(array, in);
        return array;
    }

    @Override
    void writeKept(Object value, ObjectGraph graph, Output out) {
        writeNew(value, graph, out);
    }

    @Override
    void readKept(Object target, ObjectGraph graph, Input in) {
        int length = Lengths.read(in, elementBytes);
        if (length != Array.getLength(target)) {
            throw new DamagedStateException(
                    "array of " + length + " elements, expected " + Array.getLength(target) + " as in the fresh LP");
        }
        readElements(target, in);
    }

    @Override
    boolean isChangeable(Object value) {
        return Array.getLength(value) > 0;
    }

    @Override
    void visitCaptured(Object value, GraphVisitor visitor) {}

    private void writeElements(Object array, Output out) {
        switch (kind) {
            case BOOLEAN -> out.writeBooleans((boolean[]) array, 0, ((boolean[]) array).length);
            case BYTE -> out.writeBytes((byte[]) array);
            case CHAR -> out.writeChars((char[]) array, 0, ((char[]) array).length);
            case SHORT -> out.writeShorts((short[]) array, 0, ((short[]) array).length);
            case INT -> out.writeInts((int[]) array, 0, ((int[]) array).length);
            case LONG -> out.writeLongs((long[]) array, 0, ((long[]) array).length);
            case FLOAT -> out.writeFloats((float[]) array, 0, ((float[]) array).length);
            case DOUBLE -> out.writeDoubles((double[]) array, 0, ((double[]) array).length);
            case REFERENCE -> throw new IllegalStateException("not a primitive type");
        }
    }

    private void readElements(Object array, Input in) {
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            switch (kind) {
                case BOOLEAN -> ((boolean[]) array)[i] = in.readBoolean();
                case BYTE -> ((byte[]) array)[i] = in.readByte();
                case CHAR -> ((char[]) array)[i] = in.readChar();
                case SHORT -> ((short[]) array)[i] = in.readShort();
                case INT -> ((int[]) array)[i] = in.readInt();
                case LONG -> ((long[]) array)[i] = in.readLong();
                case FLOAT -> ((float[]) array)[i] = in.readFloat();
                case DOUBLE -> ((double[]) array)[i] = in.readDouble();
                case REFERENCE -> throw new IllegalStateException("not a primitive type");
            }
        }
    }
}
