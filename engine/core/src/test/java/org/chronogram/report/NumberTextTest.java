package org.chronogram.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0          | 0
            NaN          | -
            Infinity     | -
            0.123456789  | 0.123457
            -2.5         | -2.5
            123456.789   | 123,457
            1e12         | 1E+12
            1.25e-7      | 1.25E-7
            """)
    void shouldShowSixDigitsOfADecimalNumber(double number, String text) {
        assertEquals(text, NumberText.of(number));
    }

    @Test
    void shouldShowAllDigitsOfAWholeNumber() {
        assertEquals("9,223,372,036,854,775,807", NumberText.of(Long.MAX_VALUE));
        assertEquals("18,446,744,073,709,551,615", NumberText.of(new BigInteger("18446744073709551615")));
    }

    @ParameterizedTest
    @CsvSource({"0.123456, 0.123 s", "59.94, 59.9 s", "192.4, 3 min 12 s", "NaN, -"})
    void shouldShowTimes(double seconds, String text) {
        assertEquals(text, NumberText.seconds(seconds));
    }
}
