package org.chronogram.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads what a {@link StateOutput} has written. The bytes may be damaged: a length is believed only if the remaining bytes
 * can hold so much, and no method reads beyond the end. Not thread safe.
 */
final class StateInput {
    private static final int LOW_BITS = 7;
    private static final int LOW_MASK = (1 << LOW_BITS) - 1;

    private final ByteBuffer bytes;

    StateInput(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return bytes.remaining();
    }

    /** Lets the input end after the next bytes, so that they are read by themselves; returns where it ended before. */
    int endAfter(int lengthBytes) {
        int before = bytes.limit();
        bytes.limit(bytes.position() + requireLength(lengthBytes, 1));
        return before;
    }

    /** Lets the input end where it ended before {@link #endAfter}. */
    void endAt(int end) {
        bytes.limit(end);
    }

    void skip(int lengthBytes) {
        bytes.position(bytes.position() + requireLength(lengthBytes, 1));
    }

    byte readByte() {
        return next(Byte.BYTES).get();
    }

    boolean readBoolean() {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw new DamagedStateException("truth value " + value);
        }
        return value == 1;
    }

    short readShort() {
        return next(Short.BYTES).getShort();
    }

    int readInt() {
        return next(Integer.BYTES).getInt();
    }

    long readLong() {
        return next(Long.BYTES).getLong();
    }

    double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    int readVarInt() {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += LOW_BITS) {
            byte next = readByte();
            value |= (next & LOW_MASK) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DamagedStateException("a number of more than " + Integer.SIZE + " bits");
    }

    /** Reads the length of something of which each element takes at least so many bytes. */
    int readLength(int bytesPerElement) {
        return requireLength(readVarInt(), bytesPerElement);
    }

    /** Reads the length of an array that the fresh LP has too, and so cannot be another. */
    void requireArrayLength(int expected, int bytesPerElement) {
        int length = readLength(bytesPerElement);
        if (length != expected) {
            throw new DamagedStateException(
                    "array of " + length + " elements, expected " + expected + " as in the fresh LP");
        }
    }

    byte[] readBytes() {
        byte[] read = new byte[readLength(1)];
        bytes.get(read);
        return read;
    }

    String readText() {
        char[] text = new char[readLength(1)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) readVarInt();
        }
        return new String(text);
    }

    private int requireLength(int length, int bytesPerElement) {
        if (length < 0 || (long) length * bytesPerElement > remaining()) {
            throw new DamagedStateException("length " + length + " with " + remaining() + " bytes left");
        }
        return length;
    }

    private ByteBuffer next(int lengthBytes) {
        if (remaining() < lengthBytes) {
            throw new DamagedStateException("the bytes end too early");
        }
        return bytes;
    }
}
