package org.chronogram.protocol;

/** Checks of the fields of messages. */
final class Fields {
    private Fields() {}

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static void requireNotNegative(long... numbers) {
        for (long number : numbers) {
            require(number >= 0, "negative numbers");
        }
    }
}
