package org.chronogram.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share as a number or in percent: {@code 0.05} is the same as {@code 5%}. */
final class ShareConverter implements ITypeConverter<Double> {
    private static final String PERCENT = "%";

    @Override
    public Double convert(String text) {
        try {
            return text.endsWith(PERCENT)
                    ? ofPercent(text.substring(0, text.length() - PERCENT.length()))
                    : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number such as 0.05, or 5%");
        }
    }

    /** In decimals, as a division of binary numbers may miss the share that the user would have written. */
    private static double ofPercent(String percent) {
        return new BigDecimal(percent.strip()).movePointLeft(2).doubleValue();
    }
}
