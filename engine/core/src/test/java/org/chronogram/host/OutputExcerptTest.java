package org.chronogram.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputExcerptTest {
    private static final String CUT = "[... %d bytes were cut here ...]";

    private static String text(InputStream stream) {
        return OutputExcerpt.of(stream, "output").text();
    }

    private static String digits(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append((char) ('a' + i % 26));
        }
        return text.toString();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_999, 3_000})
    void shouldKeepAllOfALittle(int length) {
        assertEquals(digits(0, length), text(stream(digits(0, length))));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_001, 5_000, 5_001, 8_192, 100_000})
    void shouldKeepBeginningAndEndOfMuchAndSayWhatWasCut(int length) {
        assertEquals(
                digits(0, 1_000) + CUT.formatted(length - 3_000) + digits(length - 2_000, length),
                text(stream(digits(0, length))));
    }

    @Test
    void shouldCutWhiteSpaceAtBothEnds() {
        assertEquals("a\nb", text(stream("\n a\nb\n\n")));
    }
}
