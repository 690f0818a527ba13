package org.chronogram.cli;

import java.util.BitSet;
import org.chronogram.model.InvalidInputException;
import org.chronogram.text.PlainNumbers;

/** The LPs that a trace is about. */
final class TracedLps {
    static final String ALL = "all";

    private final String option;
    private final BitSet lps = new BitSet();

    private TracedLps(String option) {
        this.option = option;
    }

    /**
     * Reads ids and ranges of ids.
     *
     * @param option the option that has the text.
     * @param text for example {@code 0-9,17}, or {@code all}.
     * @param count how many LPs the model has.
     * @throws InvalidInputException when it is not of that form, or there is no such LP.
     */
    static TracedLps of(String option, String text, int count) {
        TracedLps traced = new TracedLps(option);
        if (text.equals(ALL)) {
            traced.lps.set(0, count);
            return traced;
        }
        for (String part : text.split(",", -1)) {
            traced.add(text, part, count);
        }
        return traced;
    }

    private void add(String text, String part, int count) {
        int hyphen = part.indexOf('-', 1);
        int first = id(text, hyphen < 0 ? part : part.substring(0, hyphen), count);
        int last = hyphen < 0 ? first : id(text, part.substring(hyphen + 1), count);
        if (last < first) {
            throw new InvalidInputException(
                    option + "=" + text + ": the range " + part + " is empty: expected its smaller id first");
        }
        lps.set(first, last + 1);
    }

    private int id(String text, String part, int count) {
        try {
            int lp = PlainNumbers.parseInt(part.strip());
            if (lp >= 0 && lp < count) {
                return lp;
            }
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    option + "=" + text + ": expected ids of LPs, such as 17 or 0-9,17, or '" + ALL + "'"
                            + PlainNumbers.hint(part),
                    e);
        }
        throw new InvalidInputException(option + "=" + text + ": there is no LP " + part.strip()
                + ": the model has the LPs 0 to " + (count - 1));
    }

    boolean contains(int lp) {
        return lps.get(lp);
    }
}
