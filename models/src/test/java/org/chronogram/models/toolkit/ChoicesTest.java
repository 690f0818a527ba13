package org.chronogram.models.toolkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    private enum Way {
        SHORT,
        BY_THE_SEA
    }

    @Test
    void shouldWriteConstantsAsWords() {
        assertEquals(
                List.of("short", "by-the-sea"),
                Choices.parameter("way", Way.BY_THE_SEA).choices());
        assertEquals("by-the-sea", Choices.parameter("way", Way.BY_THE_SEA).defaultText());
        assertEquals(Way.BY_THE_SEA, Choices.value(Way.class, "by-the-sea"));
    }
}
