package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModeChooserTest {
    private final ModeChooser chooser = new ModeChooser(true);

    /** Takes windows of some events until the choice changes; returns how many it took. */
    private int windowsToChange(long events, boolean fromHeap) {
        int windows = 1;
        while (chooser.choosesHeap(events, fromHeap) == fromHeap) {
            windows++;
            assertTrue(windows < 1000, "the choice did not change");
        }
        return windows;
    }

    private void assertStays(long events, boolean fromHeap) {
        for (int i = 0; i < 1000; i++) {
            assertEquals(fromHeap, chooser.choosesHeap(events, fromHeap), "window=" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000_000})
    void shouldAlwaysChooseTheHeapWithoutLookahead(long events) {
        ModeChooser heapOnly = new ModeChooser(false);
        for (int i = 0; i < 100; i++) {
            assertTrue(heapOnly.choosesHeap(events, true));
        }
    }

    /** The average is 12 at first; a window of no events takes a sixteenth off: 18 of them leave less than 4. */
    @Test
    void shouldEnterTheHeapWhenWindowsStayEmpty() {
        assertEquals(18, windowsToChange(0, false));
    }

    /** One window with very many events is enough. */
    @Test
    void shouldLeaveTheHeapWhenWindowsAreFull() {
        windowsToChange(0, false);
        assertStays(3, true);
        assertEquals(1, windowsToChange(1_000, true));
    }

    /** Between the bounds of 4 and 12 events in a window, the mode does not change. */
    @ParameterizedTest
    @CsvSource({"5, false", "8, false", "12, false", "1000, false", "12, true", "8, true", "0, true"})
    void shouldStay(long events, boolean fromHeap) {
        if (fromHeap) {
            windowsToChange(0, false);
        }
        assertStays(events, fromHeap);
    }

    @Test
    void shouldNotForgetTheAverageWhenTheModeChanges() {
        windowsToChange(0, false);
        assertFalse(chooser.choosesHeap(1_000, true));
        assertFalse(chooser.choosesHeap(0, false));
    }
}
