package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class StopRequestTest {
    private final StopRequest request = new StopRequest();
    private int stops;

    private void listen() {
        request.whenRaised(() -> stops++);
    }

    @Test
    void shouldActOnceHoweverOftenItIsRaised() {
        listen();
        request.raise();
        request.raise();
        request.raisePatiently();
        assertEquals(1, stops);
        assertTrue(request.isUrgent());
    }

    @Test
    void shouldActAtOnceWhenItWasRaisedBefore() {
        request.raisePatiently();
        listen();
        assertEquals(1, stops);
        assertFalse(request.isUrgent());
    }

    @Test
    void shouldActAgainWhenItBecomesUrgent() {
        listen();
        request.raisePatiently();
        request.raisePatiently();
        assertEquals(1, stops);
        assertFalse(request.isUrgent());
        request.raise();
        assertEquals(2, stops);
        assertTrue(request.isUrgent());
    }

    @Test
    void shouldNotActBeforeItIsRaised() {
        listen();
        assertEquals(0, stops);
        assertFalse(request.isUrgent());
    }
}
