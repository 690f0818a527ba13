package org.chronogram.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ProcessConnectionTest {
    @Test
    void shouldChooseWhatChronogramHasSaidOfAllThatWasPrinted() {
        assertEquals("", ProcessConnection.lastLine("\n"));
        assertEquals("Connection refused", ProcessConnection.lastLine("Warning: known\nConnection refused\n\n"));
        assertEquals(
                "sim: LP 3 called exit",
                ProcessConnection.lastLine("hello\nsim: LP 3 called exit\n    at ring.Ring.onEvent\n"));
    }
}
