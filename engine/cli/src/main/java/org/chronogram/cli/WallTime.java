package org.chronogram.cli;

import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/** Parses wall-clock times. A unit is required, because a bare number could be mistaken for simulated time. */
final class WallTime {
    static final String EXPECTED = "a number with ms, s, min or h, for example 30s";

    private static final Pattern WITH_UNIT =
            Pattern.compile("(?:[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?|\\.[0-9]+)\\s*(?:ns|us|ms|s|min|h)");

    private WallTime() {}

    /**
     * Reads a time.
     *
     * @param option name of the option, for messages.
     * @param text the time.
     * @param shortestMs the shortest that is accepted.
     * @param words other values of the option, for messages: {@code " or 'off'"}.
     * @return the time in ms.
     * @throws InvalidInputException when the text is no time, or the time is too short.
     */
    static long ms(String option, String text, long shortestMs, String words) {
        String given = option + "=" + text;
        if (!WITH_UNIT.matcher(text.strip()).matches()) {
            throw new InvalidInputException(given + ": expected wall-clock time, " + EXPECTED + words);
        }
        long timeMs = TimeUnit.NANOSECONDS.toMillis(ns(given, text));
        if (timeMs < shortestMs) {
            throw new InvalidInputException(given + " is too short: expected at least " + shortestMs + "ms");
        }
        return timeMs;
    }

    private static long ns(String given, String text) {
        try {
            return TimeBase.SECONDS.parse(text);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(given + ": " + e.getMessage(), e);
        }
    }
}
