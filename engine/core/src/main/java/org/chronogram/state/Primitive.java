package org.chronogram.state;

import java.util.Locale;
import org.agrona.UnsafeApi;

/**
 * The primitive types. A value is addressed by its holder and an offset: the same code serves fields and elements of arrays,
 * and costs the same wherever it is called from.
 */
enum Primitive {
    BOOLEAN(Byte.BYTES),
    BYTE(Byte.BYTES),
    CHAR(Character.BYTES),
    SHORT(Short.BYTES),
    INT(Integer.BYTES),
    LONG(Long.BYTES),
    FLOAT(Float.BYTES),
    DOUBLE(Double.BYTES);

    private final int bytes;

    Primitive(int bytes) {
        this.bytes = bytes;
    }

    static Primitive of(Class<?> type) {
        return valueOf(type.getName().toUpperCase(Locale.ROOT));
    }

    /** Length of a value, in memory and as written. */
    int bytes() {
        return bytes;
    }

    /** Writes the bits of a value. */
    void write(Object holder, long offset, StateOutput out) {
        switch (bytes) {
            case Byte.BYTES -> out.writeByte(UnsafeApi.getByte(holder, offset));
            case Short.BYTES -> out.writeShort(UnsafeApi.getShort(holder, offset));
            case Integer.BYTES -> out.writeInt(UnsafeApi.getInt(holder, offset));
            default -> out.writeLong(UnsafeApi.getLong(holder, offset));
        }
    }

    void read(Object holder, long offset, StateInput in) {
        if (this == BOOLEAN) {
            UnsafeApi.putBoolean(holder, offset, in.readBoolean());
            return;
        }
        switch (bytes) {
            case Byte.BYTES -> UnsafeApi.putByte(holder, offset, in.readByte());
            case Short.BYTES -> UnsafeApi.putShort(holder, offset, in.readShort());
            case Integer.BYTES -> UnsafeApi.putInt(holder, offset, in.readInt());
            default -> UnsafeApi.putLong(holder, offset, in.readLong());
        }
    }
}
