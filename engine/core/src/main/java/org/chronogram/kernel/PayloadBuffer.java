package org.chronogram.kernel;

import java.util.Arrays;
import org.chronogram.model.Event;
import org.chronogram.model.PayloadWriter;

/** The payload of the next event, staged until its event is created. Not thread safe. */
final class PayloadBuffer implements PayloadWriter {
    private final long[] words = new long[Event.MAX_PAYLOAD_BYTES / Long.BYTES];
    private int lengthBytes;

    PayloadBuffer begin(int newLengthBytes) {
        lengthBytes = newLengthBytes;
        Arrays.fill(words, 0, EventLayout.payloadWords(newLengthBytes), 0L);
        return this;
    }

    int lengthBytes() {
        return lengthBytes;
    }

    /** Returns the payload as it is in a record. */
    byte[] bytes() {
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            bytes[i] = (byte) (words[i >>> 3] >>> ((i & 7) << 3));
        }
        return bytes;
    }

    /** Writes the payload into the record at an offset. */
    void copyTo(long[] destination, int offset) {
        System.arraycopy(
                words, 0, destination, offset + EventLayout.HEADER_WORDS, EventLayout.payloadWords(lengthBytes));
    }

    byte[] toBytes() {
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            bytes[i] = (byte) (words[i >>> 3] >>> ((i & 7) << 3));
        }
        return bytes;
    }

    @Override
    public PayloadWriter putByte(int offset, byte value) {
        return put(offset, Byte.BYTES, 0xFFL, value);
    }

    @Override
    public PayloadWriter putShort(int offset, short value) {
        return put(offset, Short.BYTES, 0xFFFFL, value);
    }

    @Override
    public PayloadWriter putInt(int offset, int value) {
        return put(offset, Integer.BYTES, 0xFFFF_FFFFL, value);
    }

    @Override
    public PayloadWriter putLong(int offset, long value) {
        return put(offset, Long.BYTES, -1L, value);
    }

    private PayloadWriter put(int offset, int size, long mask, long value) {
        PayloadBounds.check(offset, size, lengthBytes);
        int shift = (offset & 7) << 3;
        int index = offset >>> 3;
        words[index] = (words[index] & ~(mask << shift)) | ((value & mask) << shift);
        return this;
    }

    @Override
    public PayloadWriter putBytes(int offset, byte[] source, int sourceOffset, int length) {
        PayloadBounds.checkRange(offset, length, lengthBytes);
        for (int i = 0; i < length; i++) {
            putByte(offset + i, source[sourceOffset + i]);
        }
        return this;
    }
}
