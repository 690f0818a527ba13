package org.chronogram.cli;

import java.math.BigDecimal;
import org.chronogram.text.PlainNumbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A share that the user gives as a number or in percent: {@code 0.05} is the same as {@code 5%}.
 *
 * @param value the share, where 1 is the whole.
 */
record Share(double value) {
    /** What an option of this kind expects. */
    static final String EXPECTATION = "a share such as 0.05, or 5%";

    private static final String PERCENT = "%";

    /** Reads a number, or a number of percent. */
    static final class Converter implements ITypeConverter<Share> {
        @Override
        public Share convert(String text) {
            try {
                return new Share(
                        text.endsWith(PERCENT)
                                ? ofPercent(text.substring(0, text.length() - PERCENT.length()))
                                : Double.parseDouble(text));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("expected " + EXPECTATION);
            }
        }

        /** In decimals, as a division of binary numbers may miss the share that the user would have written. */
        private static double ofPercent(String percent) {
            return new BigDecimal(PlainNumbers.plain(percent.strip()))
                    .movePointLeft(2)
                    .doubleValue();
        }
    }
}
