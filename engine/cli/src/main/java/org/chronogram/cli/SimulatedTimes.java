package org.chronogram.cli;

import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;

/** Reads simulated times that users write. */
final class SimulatedTimes {
    private SimulatedTimes() {}

    /**
     * Reads the value of an option.
     *
     * @param option name of the option, for the message.
     * @param text what the user has written.
     * @return time in ticks.
     * @throws InvalidInputException when it is no time.
     */
    static long ticks(String option, String text, TimeBase timeBase) {
        try {
            return timeBase.parse(text);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(option + "=" + text + ": " + e.getMessage(), e);
        }
    }
}
