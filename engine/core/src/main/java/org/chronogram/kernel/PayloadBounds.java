package org.chronogram.kernel;

/** Checks the place of a field in a payload. */
final class PayloadBounds {
    private PayloadBounds() {}

    static void check(int offset, int size, int payloadLength) {
        if ((offset & (size - 1)) != 0 || offset < 0 || offset > payloadLength - size) {
            throw failure(offset, size, payloadLength);
        }
    }

    private static IndexOutOfBoundsException failure(int offset, int size, int payloadLength) {
        return new IndexOutOfBoundsException("no field of " + size + " bytes at offset " + offset
                + " of a payload of " + payloadLength + " bytes: the offset must be a multiple of the size, "
                + "and the field must lie inside the payload");
    }

    static void checkRange(int offset, int length, int payloadLength) {
        if (offset < 0 || length < 0 || offset > payloadLength - length) {
            throw new IndexOutOfBoundsException(
                    "no " + length + " bytes at offset " + offset + " of a payload of " + payloadLength + " bytes");
        }
    }
}
