package org.chronogram.models.network;

import org.chronogram.model.InvalidInputException;

/**
 * The source of a topology, for messages; a message is one line whatever the file contains.
 *
 * @param name the option and the file.
 */
record TopologySource(String name) {
    private static final int MOST_SHOWN = 60;

    InvalidInputException invalid(String message) {
        return invalid(message, null);
    }

    InvalidInputException invalid(String message, Throwable cause) {
        return new InvalidInputException(name + ": " + message, cause);
    }

    InvalidInputException invalid(int line, String message) {
        return invalid(line, message, null);
    }

    InvalidInputException invalid(int line, String message, Throwable cause) {
        return new InvalidInputException(name + ", line " + line + ": " + message, cause);
    }

    /** The number of the line on which the text after this one begins. */
    static int lineAfter(CharSequence text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Text from a file as it can stand in a message: printable and short. */
    static String shown(String text) {
        String line = oneLine(text);
        return line.codePointCount(0, line.length()) <= MOST_SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_SHOWN)) + "...";
    }

    /** Replaces each run of blanks, line ends and control characters by one blank. */
    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]++", " ").strip();
    }
}
