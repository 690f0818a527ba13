package org.chronogram.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PlainNumbersTest {
    private static final String FULL_WIDTH = "\uff11\uff12";
    private static final String ARABIC = "1\u0662";

    @Test
    void shouldReadNumbers() {
        assertEquals(-12, PlainNumbers.parseInt("-12"));
        assertEquals(1L << 40, PlainNumbers.parseLong("+1099511627776"));
        assertEquals("1e-3", PlainNumbers.plain("1e-3"));
    }

    @Test
    void shouldRefuseTheDigitsOfOtherScripts() {
        assertThrows(NumberFormatException.class, () -> PlainNumbers.parseInt(FULL_WIDTH));
        assertThrows(NumberFormatException.class, () -> PlainNumbers.parseLong(ARABIC));
        assertThrows(NumberFormatException.class, () -> PlainNumbers.plain("0.\ud835\udfd8"));
    }

    @Test
    void shouldSayWhichDigitsAreExpectedWhereThatIsTheFault() {
        assertEquals(", in the digits 0 to 9", PlainNumbers.hint(FULL_WIDTH));
        assertEquals("", PlainNumbers.hint("12x"));
        assertEquals("", PlainNumbers.hint("\u00e9"));
    }
}
