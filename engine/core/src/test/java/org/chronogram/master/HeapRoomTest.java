package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chronogram.model.InvalidInputException;
import org.junit.jupiter.api.Test;

final class HeapRoomTest {
    private static final long MIB = 1 << 20;

    private final AtomicLong usedMib = new AtomicLong();
    private final AtomicInteger collections = new AtomicInteger();

    private HeapRoom room(long liveMib) {
        return new HeapRoom(1_000 * MIB, () -> usedMib.get() * MIB, () -> {
            collections.incrementAndGet();
            usedMib.set(liveMib);
        });
    }

    @Test
    void shouldHaveRoomWhereLessThanHalfIsUsed() {
        usedMib.set(440);
        room(440).require();
        assertEquals(0, collections.get());
    }

    @Test
    void shouldNotCountGarbage() {
        usedMib.set(900);
        room(300).require();
        assertEquals(1, collections.get());
    }

    @Test
    void shouldSayWhatIsUsed() {
        usedMib.set(900);
        assertEquals(
                "60 % of the heap of 1000 MiB are in use, and a move needs as much again: give a larger heap (-Xmx)",
                assertThrows(InvalidInputException.class, room(600)::require).getMessage());
    }
}
