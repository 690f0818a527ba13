package org.chronogram.cli;

import org.chronogram.text.PlainNumbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number that the user gives, or leaves to the run.
 *
 * @param automatic whether the run chooses it.
 * @param number the number; 0 where the run chooses it.
 */
record CountOrAuto(boolean automatic, int number) {
    static final String AUTO = "auto";

    /** What an option of this kind expects. */
    static final String EXPECTATION = "a whole number from -2^31 to 2^31 - 1, or " + AUTO;

    @Override
    public String toString() {
        return automatic ? AUTO : Integer.toString(number);
    }

    /** Reads a number, or {@code auto}. */
    static final class Converter implements ITypeConverter<CountOrAuto> {
        @Override
        public CountOrAuto convert(String text) {
            if (AUTO.equals(text)) {
                return new CountOrAuto(true, 0);
            }
            try {
                return new CountOrAuto(false, PlainNumbers.parseInt(text));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected " + EXPECTATION);
            }
        }
    }
}
