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
    void shouldCutBetweenCodePoints() {
        assertEquals("a\ud83d\ude00...", OneLine.of("a\ud83d\ude00b", 2));
    }
}
