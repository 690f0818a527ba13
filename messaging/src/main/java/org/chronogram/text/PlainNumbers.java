package org.chronogram.text;

/**
 * Reads numbers that users write, with the digits 0 to 9 alone. Java takes the digits of all scripts, but those look like
 * others and come from an input method that was left on.
 */
public final class PlainNumbers {
    /** What a message adds to what it expects, where a text has other digits. */
    public static final String HINT = ", in the digits 0 to 9";

    private PlainNumbers() {}

    /**
     * Reads a whole number of 32 bits.
     *
     * @param text the number.
     * @return its value.
     * @throws NumberFormatException when it is none, or has other digits.
     */
    public static int parseInt(String text) {
        return Integer.parseInt(plain(text));
    }

    /**
     * Reads a whole number of 64 bits.
     *
     * @param text the number.
     * @return its value.
     * @throws NumberFormatException when it is none, or has other digits.
     */
    public static long parseLong(String text) {
        return Long.parseLong(plain(text));
    }

    /**
     * Returns a number as it is.
     *
     * @param text the number.
     * @return the text.
     * @throws NumberFormatException when it has other digits than 0 to 9.
     */
    public static String plain(String text) {
        if (hasOtherDigits(text)) {
            throw new NumberFormatException("digits other than 0 to 9");
        }
        return text;
    }

    /**
     * Tells which digits are expected, where that may be the fault.
     *
     * @param text what is no number.
     * @return {@link #HINT}, or nothing where the text has no other digits.
     */
    public static String hint(String text) {
        return hasOtherDigits(text) ? HINT : "";
    }

    private static boolean hasOtherDigits(String text) {
        return text.codePoints().anyMatch(point -> Character.isDigit(point) && (point < '0' || point > '9'));
    }
}
