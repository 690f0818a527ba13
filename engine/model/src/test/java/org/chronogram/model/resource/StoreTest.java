package org.chronogram.model.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class StoreTest {
    private final TestClock clock = new TestClock();
    private final StoreStatistics statistics = TestClock.storeStatistics();

    @Test
    void shouldServeTakersInTheirOrder() {
        Store store = new Store(statistics);
        assertTrue(store.put(clock.at(0), 5));
        assertTrue(store.take(clock.at(0), 1, 3));
        assertFalse(store.take(clock.at(10), 2, 4));
        assertFalse(store.take(clock.at(20), 3, 1), "the small one must not overtake");
        assertEquals(2, store.waiting());
        assertFalse(store.serveNext(clock.at(30)));
        assertTrue(store.put(clock.at(30), 2));
        assertTrue(store.serveNext(clock.at(30)));
        assertEquals(2, store.taker());
        assertEquals(4, store.taken());
        assertEquals(20, store.waitedTicks());
        assertFalse(store.serveNext(clock.at(30)));
        assertTrue(store.put(clock.at(40), 1));
        assertTrue(store.serveNext(clock.at(40)));
        assertEquals(3, store.taker());
        assertEquals(0, store.level());
        assertEquals(2 * 30 / 100.0, statistics.level().mean(100));
        assertEquals((20 + 20) / 100.0, statistics.takers().length().mean(100));
        assertEquals(3, statistics.takers().waits().count());
    }

    /** The ring of amounts grows while its head is in the middle. */
    @Test
    void shouldRememberTheAmountsOfManyTakers() {
        Store store = new Store(statistics);
        long added = 0;
        long served = 0;
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 3; i++) {
                added++;
                assertFalse(store.take(clock.at(round), added, added));
            }
            served++;
            assertTrue(store.put(clock.at(round), served));
            assertTrue(store.serveNext(clock.at(round)));
            assertEquals(served, store.taker());
            assertEquals(served, store.taken());
            assertEquals(0, store.level());
        }
        assertEquals(40, store.waiting());
    }

    @Test
    void shouldRefuseWhatHasNoRoom() {
        Store store = new Store(3, statistics);
        assertTrue(store.put(clock.at(0), 2));
        assertFalse(store.put(clock.at(0), 2));
        assertEquals(2, store.level());
        assertThrows(IllegalArgumentException.class, () -> store.take(clock.context, 1, 4));
        assertThrows(IllegalArgumentException.class, () -> store.put(clock.context, 0));
        assertThrows(IllegalArgumentException.class, () -> new Store(0, statistics));
    }
}
