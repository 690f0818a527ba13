package org.chronogram.model;

/**
 * The payload of an event that is about to be scheduled or sent, obtained from {@link EventContext#payload(int)}.
 *
 * <p>All bytes are zero at first. An offset must be a multiple of the size of the field; writing outside the payload
 * throws {@link IndexOutOfBoundsException}.
 */
public interface PayloadWriter {
    /**
     * Writes a byte.
     *
     * @param offset offset in bytes.
     * @param value the value.
     * @return this.
     */
    PayloadWriter putByte(int offset, byte value);

    /**
     * Writes a 16-bit integer.
     *
     * @param offset offset in bytes, a multiple of 2.
     * @param value the value.
     * @return this.
     */
    PayloadWriter putShort(int offset, short value);

    /**
     * Writes a 32-bit integer.
     *
     * @param offset offset in bytes, a multiple of 4.
     * @param value the value.
     * @return this.
     */
    PayloadWriter putInt(int offset, int value);

    /**
     * Writes a 64-bit integer.
     *
     * @param offset offset in bytes, a multiple of 8.
     * @param value the value.
     * @return this.
     */
    PayloadWriter putLong(int offset, long value);

    /**
     * Writes a 64-bit floating-point number.
     *
     * @param offset offset in bytes, a multiple of 8.
     * @param value the value.
     * @return this.
     */
    default PayloadWriter putDouble(int offset, double value) {
        return putLong(offset, Double.doubleToRawLongBits(value));
    }

    /**
     * Copies bytes into the payload.
     *
     * @param offset offset in bytes of the first.
     * @param source the bytes.
     * @param sourceOffset index of the first byte read.
     * @param length how many.
     * @return this.
     */
    PayloadWriter putBytes(int offset, byte[] source, int sourceOffset, int length);
}
