package org.chronogram.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void shouldReplaceControlCharactersAndLineEnds() {
        assertEquals("a b c", OneLine.of("\u0007a\r\nb\u2028\u2029\u001b\tc\n"));
    }

    @Test
    void shouldReplaceHalvesOfSurrogatePairsAndKeepWholeOnes() {
        assertEquals("a \ud83d\ude00", OneLine.of("a\ud83d\ud83d\ude00"));
    }

    @Test
    void shouldKeepTextOfTheLongestLength() {
        assertEquals("abc", OneLine.of("abc\n", 3));
    }

    @Test
    void shouldShowWhatAUserHasWritten() {
        assertEquals("a\\n b\\t\\r\\u0000\\u001b[31m\\u2028", OneLine.escaped("a\n b\t\r\0\u001b[31m\u2028"));
        assertEquals("\\u202ecod.exe\\ud83d", OneLine.escaped("\u202ecod.exe\ud83d"));
        assertEquals("C:\\new \u00e9\ud83d\ude00", OneLine.escaped("C:\\new \u00e9\ud83d\ude00"));
    }

    @Test
    void shouldCutBetweenCodePoints() {
        assertEquals("a\ud83d\ude00...", OneLine.of("a\ud83d\ude00b", 2));
    }
}
