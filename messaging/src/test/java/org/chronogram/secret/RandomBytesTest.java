package org.chronogram.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RandomBytesTest {
    @Test
    void shouldDrawSoManyBytes() {
        assertEquals(0, RandomBytes.of(0).length);
        assertEquals(16, RandomBytes.of(16).length);
    }

    @Test
    void shouldWriteTwoDigitsForEachByteAndNeverTheSameTwice() {
        String first = RandomBytes.hex(16);
        assertTrue(first.matches("[0-9a-f]{32}"), first);
        assertNotEquals(first, RandomBytes.hex(16));
    }
}
