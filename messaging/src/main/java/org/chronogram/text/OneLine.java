package org.chronogram.text;

/**
 * Puts text on one line. Text out of a damaged file, from another process or from a model must not break the line of a
 * message, and must not send control characters to a terminal.
 */
public final class OneLine {
    /** White space, control characters, halves of surrogate pairs, and the line ends of Unicode. */
    private static final String BREAKING = "[\\s\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+";

    private OneLine() {}

    /**
     * Puts a text on one line.
     *
     * @param text the text.
     * @return the text with a single blank in place of white space and control characters, and none at its ends.
     */
    public static String of(String text) {
        return text.replaceAll(BREAKING, " ").strip();
    }

    /**
     * Puts a text on one line and shortens it.
     *
     * @param text the text.
     * @param mostCharacters most characters to keep, counted as code points so that none is cut in two.
     * @return the line; three dots follow where something was cut off.
     */
    public static String of(String text, int mostCharacters) {
        String line = of(text);
        return line.codePointCount(0, line.length()) <= mostCharacters
                ? line
                : line.substring(0, line.offsetByCodePoints(0, mostCharacters)) + "...";
    }
}
