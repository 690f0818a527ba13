package org.chronogram.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.chronogram.model.PayloadWriter;

/** A payload as an array of its own. Not thread safe. */
public final class ReferencePayload implements PayloadWriter {
    private final byte[] bytes;
    private final ByteBuffer buffer;

    /**
     * Creates a payload of zeros.
     *
     * @param length length in bytes.
     */
    public ReferencePayload(int length) {
        bytes = new byte[length];
        buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns the payload.
     *
     * @return the bytes; not a copy.
     */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public ReferencePayload putByte(int offset, byte value) {
        buffer.put(offset, value);
        return this;
    }

    @Override
    public ReferencePayload putShort(int offset, short value) {
        buffer.putShort(offset, value);
        return this;
    }

    @Override
    public ReferencePayload putInt(int offset, int value) {
        buffer.putInt(offset, value);
        return this;
    }

    @Override
    public ReferencePayload putLong(int offset, long value) {
        buffer.putLong(offset, value);
        return this;
    }

    @Override
    public ReferencePayload putBytes(int offset, byte[] source, int sourceOffset, int length) {
        System.arraycopy(source, sourceOffset, bytes, offset, length);
        return this;
    }
}
