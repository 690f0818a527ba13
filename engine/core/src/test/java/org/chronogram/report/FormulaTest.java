package org.chronogram.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormulaTest {
    private static final Map<String, Double> VALUES = Map.of("rate", 0.75, "rate-max", 4.0, "n", 3.0);

    private static double value(String text) {
        return Formula.of(text, VALUES.keySet()).at(VALUES::get);
    }

    @ParameterizedTest
    @CsvSource({
        "1/(1-rate), 4",
        "1 / (1 - rate) , 4",
        "rate-max, 4",
        "rate-max-1, 3",
        "rate - n, -2.25",
        "2+3*4, 14",
        "2-3-4, -5",
        "12/3/2, 2",
        "-n^2, -9",
        "2^-1, 0.5",
        "2^3^2, 512",
        "2*-n, -6",
        ".5e1+1E-1, 5.1",
        "sqrt(16)*exp(0)+log(1), 4",
        "((n)), 3",
        "1/(n-3), Infinity",
    })
    void shouldCompute(String text, double expected) {
        assertEquals(expected, value(text), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/( | found the end, expected a number, one of the parameters n, rate, rate-max, or sqrt, exp or log",
                "1/(2 | found the end, expected ')'",
                "2 3 | found '3', expected an operator or the end",
                "rates | found 'rates', expected a number, one of the parameters n, rate, rate-max, or sqrt, exp or log",
                "1.2.3 | found '1.2.3', expected a number",
                "sqrt 4 | found '4', expected '('",
                "n; rm | found '; rm', expected an operator or the end",
                "１ | found '１', expected a number, one of the parameters n, rate, rate-max, or sqrt, exp or log",
            })
    void shouldSayWhatItExpects(String text, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> value(text)).getMessage());
    }

    @Test
    void shouldRefuseWhatIsTooDeep() {
        for (String text : List.of("(".repeat(10_000), "-".repeat(10_000), "2^".repeat(10_000))) {
            String message =
                    assertThrows(InvalidInputException.class, () -> value(text)).getMessage();
            assertTrue(message.startsWith("the formula is too deep"), message);
        }
    }
}
