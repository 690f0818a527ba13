package org.chronogram.model;

/** What turns components of records into the integers that lie in a payload, and back. {@link FieldType} finds it by name. */
final class FieldConversions {
    private FieldConversions() {}

    static byte booleanToByte(boolean value) {
        return (byte) (value ? 1 : 0);
    }

    static boolean byteToBoolean(byte value) {
        return value != 0;
    }

    static short charToShort(char value) {
        return (short) value;
    }

    static char shortToChar(short value) {
        return (char) value;
    }

    static int floatToInt(float value) {
        return Float.floatToRawIntBits(value);
    }

    static float intToFloat(int value) {
        return Float.intBitsToFloat(value);
    }

    static short ordinal(Enum<?> value) {
        return (short) value.ordinal();
    }
}
