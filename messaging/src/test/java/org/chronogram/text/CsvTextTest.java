package org.chronogram.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CsvTextTest {
    @Test
    void shouldQuoteWhatWouldEndAField() {
        assertEquals("plain text", CsvText.of("plain text"));
        assertEquals("\"a,b\"", CsvText.of("a,b"));
        assertEquals("\"say \"\"no\"\"\"", CsvText.of("say \"no\""));
        assertEquals("\"two\nlines\"", CsvText.of("two\nlines"));
    }

    @Test
    void shouldLeaveOutNumbersThatAreNotFinite() {
        assertEquals("2.5", CsvText.of(2.5));
        assertEquals("7", CsvText.of(7L));
        assertEquals("", CsvText.of(Double.NaN));
        assertEquals("", CsvText.of(Double.POSITIVE_INFINITY));
    }
}
