package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.results.Delays;
import org.chronogram.results.LpDivision;
import org.chronogram.run.Layout;
import org.junit.jupiter.api.Test;

final class MemoryFloorTest {
    private static final LpDivision LINKED = new LpDivision("", () -> "0\n", 5, 5, 3_000, Delays.NONE, 1, "");

    @Test
    void shouldCountTheWordsOfEachLp() {
        assertEquals(40_000_000, MemoryFloor.bytes(1_000_000, Layout.of(0, 1), LpDivision.UNDIVIDED));
        assertTrue(MemoryFloor.of(1_000_000, Layout.of(0, 1), LpDivision.UNDIVIDED)
                .startsWith("at least 39 MiB for what the engine keeps of 1,000,000 LPs; besides it the objects"));
    }

    @Test
    void shouldCountOwnersAndLinks() {
        long owners = 1_000 * (4 * 5 + 2 * 2);
        assertEquals(40_000 + owners + 36_000 + 4_000, MemoryFloor.bytes(1_000, Layout.of(2, 2), LINKED));
    }

    @Test
    void shouldNameTheSharedMemoryOfSeveralWorkers() {
        assertTrue(MemoryFloor.of(10, Layout.of(3, 1), LINKED)
                .endsWith("; at most 24 MiB of shared memory for each worker"));
    }
}
