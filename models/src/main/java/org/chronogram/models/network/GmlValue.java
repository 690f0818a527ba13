package org.chronogram.models.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number or a text in a GML file.
 *
 * @param text the number as it is written, or the text without quotes and entities.
 * @param quoted whether it is a text.
 * @param line line on which it begins.
 */
record GmlValue(String text, boolean quoted, int line) {
    private static final Pattern WHOLE = Pattern.compile("([+-]?+)0*+([0-9]++)?+(?:\\.0*+)?+");

    /**
     * The value as an id: whole numbers of any length that are equal have one text, and a text in quotes stands for the
     * number that it looks like.
     *
     * @return the id; empty when it is a number that is not whole.
     */
    Optional<String> asId() {
        if (quoted) {
            return Optional.of(text);
        }
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        String digits = whole.group(2) == null ? "0" : whole.group(2);
        boolean negative = whole.group(1).equals("-") && !digits.equals("0");
        return Optional.of(negative ? "-" + digits : digits);
    }
}
