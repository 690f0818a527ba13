package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class ShareTest {
    private static double read(String text) {
        return new Share.Converter().convert(text).value();
    }

    @ParameterizedTest
    @CsvSource({"5%, 0.05", "7%, 0.07", "12.5 %, 0.125", "0%, 0", "300%, 3", "-5%, -0.05"})
    void shouldReadPercentAsTheShareThatAUserWouldHaveWritten(String percent, String share) {
        assertEquals(read(share), read(percent));
    }

    @Test
    void shouldReadANumberAsBefore() {
        assertEquals(5, read("5"));
        assertEquals(0.1, read("1e-1"));
        assertEquals(Double.NaN, read("NaN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "five", "5%%", "NaN%"})
    void shouldSayWhatItExpects(String text) {
        assertEquals(
                "expected a share such as 0.05, or 5%",
                assertThrows(TypeConversionException.class, () -> read(text)).getMessage());
    }
}
