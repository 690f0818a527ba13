package org.chronogram.state;

import java.nio.ByteOrder;
import org.agrona.ExpandableArrayBuffer;

/** Bytes in memory that grow as they are written. Numbers have their lowest byte first. Not thread safe. */
final class StateOutput {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int LOW_BITS = 7;
    private static final int MORE_FOLLOWS = 1 << LOW_BITS;

    private final ExpandableArrayBuffer buffer;
    private int position;

    StateOutput(int initialBytes) {
        buffer = new ExpandableArrayBuffer(initialBytes);
    }

    /** Forgets what was written. */
    void reset() {
        position = 0;
    }

    int position() {
        return position;
    }

    /** The bytes from 0 to {@link #position()}; not a copy, and another array after more was written. */
    byte[] array() {
        return buffer.byteArray();
    }

    void writeByte(int value) {
        buffer.putByte(position, (byte) value);
        position += Byte.BYTES;
    }

    void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    void writeShort(int value) {
        buffer.putShort(position, (short) value, ORDER);
        position += Short.BYTES;
    }

    void writeInt(int value) {
        buffer.putInt(position, value, ORDER);
        position += Integer.BYTES;
    }

    /** Replaces an int that was written before. */
    void setInt(int at, int value) {
        buffer.putInt(at, value, ORDER);
    }

    void writeLong(long value) {
        buffer.putLong(position, value, ORDER);
        position += Long.BYTES;
    }

    void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** Writes a number in as few bytes as it needs: lengths, and ids of classes and objects. */
    void writeVarInt(int value) {
        int left = value;
        while ((left & -MORE_FOLLOWS) != 0) {
            writeByte(left | MORE_FOLLOWS);
            left >>>= LOW_BITS;
        }
        writeByte(left);
    }

    /** Writes the length and the bytes. */
    void writeBytes(byte[] bytes) {
        writeVarInt(bytes.length);
        buffer.putBytes(position, bytes);
        position += bytes.length;
    }

    /** Writes the length and each char, so that texts that are no valid Unicode come back as they are. */
    void writeText(CharSequence text) {
        writeVarInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            writeVarInt(text.charAt(i));
        }
    }
}
