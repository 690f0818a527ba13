package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Records the calls in order; a test takes them out one by one and never waits longer than the limit. */
class RecordingListener implements ControlListener {
    static final long LIMIT_S = 20;

    enum Kind {
        JOINED,
        MESSAGE,
        CLOSED
    }

    record Happening(Kind kind, ControlLink link, ControlMessage message, String reason) {}

    private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();

    @Override
    public void onJoined(ControlLink link) {
        happenings.add(new Happening(Kind.JOINED, link, null, null));
    }

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        happenings.add(new Happening(Kind.MESSAGE, link, message, null));
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        happenings.add(new Happening(Kind.CLOSED, link, null, reason));
    }

    ControlLink awaitJoined() throws InterruptedException {
        return await(Kind.JOINED).link();
    }

    ControlMessage awaitMessage() throws InterruptedException {
        return await(Kind.MESSAGE).message();
    }

    String awaitClosed() throws InterruptedException {
        return await(Kind.CLOSED).reason();
    }

    boolean isEmpty() {
        return happenings.isEmpty();
    }

    private Happening await(Kind expected) throws InterruptedException {
        Happening next = happenings.poll(LIMIT_S, TimeUnit.SECONDS);
        assertNotNull(next, "nothing happened within " + LIMIT_S + " s, expected " + expected);
        assertEquals(expected, next.kind(), () -> String.valueOf(next));
        return next;
    }
}
