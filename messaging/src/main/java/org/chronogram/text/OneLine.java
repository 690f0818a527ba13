package org.chronogram.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts text on one line. Text out of a damaged file, from another process or from a model must not break the line of a
 * message, and must not send control characters to a terminal.
 */
public final class OneLine {
    /** White space, control characters, halves of surrogate pairs, and the line ends of Unicode. */
    private static final String BREAKING = "[\\s\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+";

    /** The same without the plain blank and halves of pairs that are whole, and what turns the direction of text around. */
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]");

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
     * Puts a text on one line without a loss: what a user has written is shown as it is, also where it was a mistake.
     *
     * @param text the text.
     * @return the text with {@code \n}, {@code \t}, {@code \r} or the number of the character in place of control characters, ends of
     *     lines, and characters that hide others.
     */
    public static String escaped(String text) {
        return HIDDEN.matcher(text).replaceAll(found -> Matcher.quoteReplacement(escape(found.group())));
    }

    private static String escape(String hidden) {
        return switch (hidden) {
            case "\n" -> "\\n";
            case "\r" -> "\\r";
            case "\t" -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", hidden.codePointAt(0));
        };
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
