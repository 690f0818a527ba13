package org.chronogram.benchmarks.reference;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.chronogram.model.PayloadWriter;

/** A payload in an array of its own. */
final class ArrayPayload implements PayloadWriter {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private final byte[] bytes;

    ArrayPayload(int length) {
        bytes = new byte[length];
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    int length() {
        return bytes.length;
    }

    byte getByte(int offset) {
        return bytes[offset];
    }

    short getShort(int offset) {
        return (short) SHORTS.get(bytes, offset);
    }

    int getInt(int offset) {
        return (int) INTS.get(bytes, offset);
    }

    long getLong(int offset) {
        return (long) LONGS.get(bytes, offset);
    }

    @Override
    public ArrayPayload putByte(int offset, byte value) {
        bytes[offset] = value;
        return this;
    }

    @Override
    public ArrayPayload putShort(int offset, short value) {
        SHORTS.set(bytes, offset, value);
        return this;
    }

    @Override
    public ArrayPayload putInt(int offset, int value) {
        INTS.set(bytes, offset, value);
        return this;
    }

    @Override
    public ArrayPayload putLong(int offset, long value) {
        LONGS.set(bytes, offset, value);
        return this;
    }

    @Override
    public ArrayPayload putBytes(int offset, byte[] source, int sourceOffset, int length) {
        System.arraycopy(source, sourceOffset, bytes, offset, length);
        return this;
    }
}
