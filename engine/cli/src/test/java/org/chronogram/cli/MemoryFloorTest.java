package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.master.StartingEvents;
import org.chronogram.results.Delays;
import org.chronogram.results.LpDivision;
import org.chronogram.run.Layout;
import org.junit.jupiter.api.Test;

final class MemoryFloorTest {
    private static final LpDivision LINKED = new LpDivision("", () -> "0\n", 5, 5, 3_000, Delays.NONE, 1, "");

    @Test
    void shouldCountTheWordsOfEachLp() {
        assertEquals(40_000_000, MemoryFloor.bytes(1_000_000, Layout.of(0, 1), LpDivision.UNDIVIDED));
        assertTrue(text(new StartingEvents(0, 0, 10, 10, ""))
                .startsWith("at least 39 MiB for what the engine keeps of 1,000,000 LPs; no event is pending"));
    }

    private static String text(StartingEvents events) {
        return MemoryFloor.of(1_000_000, Layout.of(0, 1), LpDivision.UNDIVIDED, events);
    }

    @Test
    void shouldMultiplyTheEventsOfTheStart() {
        assertTrue(text(new StartingEvents(3_000, 96_000, 10_000, 1_000_000, ""))
                .contains(
                        "; about 300,000 events pending at the start, 10 MiB more, counted by initializing 10,000 LPs,"
                                + " if the others begin with as many; besides it the objects of the model"));
        assertTrue(text(new StartingEvents(1, 32, 10, 10, ""))
                .contains("; 1 event pending at the start, 1 KiB more, counted by initializing all LPs; besides it"));
        assertTrue(text(new StartingEvents(0, 0, 0, 10, "LP 3 threw"))
                .contains(
                        "; the events pending at the start are not known, as no LP could be initialized: LP 3 threw;"));
    }

    @Test
    void shouldCountOwnersAndLinks() {
        long owners = 1_000 * (4 * 5 + 2 * 2);
        assertEquals(40_000 + owners + 36_000 + 4_000, MemoryFloor.bytes(1_000, Layout.of(2, 2), LINKED));
    }

    @Test
    void shouldNameTheSharedMemoryOfSeveralWorkers() {
        assertTrue(MemoryFloor.of(10, Layout.of(3, 1), LINKED, new StartingEvents(0, 0, 10, 10, ""))
                .endsWith("; at most 24 MiB of shared memory for each worker"));
    }
}
