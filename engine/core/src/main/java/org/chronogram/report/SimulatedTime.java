package org.chronogram.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Simulated times as a run writes them: a number and the unit of the model. */
final class SimulatedTime {
    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)\\s*(.*)", Pattern.DOTALL);

    private SimulatedTime() {}

    /** Returns the number, NaN where there is none. */
    static double number(String text) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text);
        return parts.matches() ? Double.parseDouble(parts.group(1)) : Double.NaN;
    }

    /** Returns the unit as the end of a label, empty where there is none. */
    static String unit(String text) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text);
        return parts.matches() && !parts.group(2).isEmpty() ? ", " + parts.group(2) : "";
    }
}
