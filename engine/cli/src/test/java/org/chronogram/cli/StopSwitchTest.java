package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class StopSwitchTest {
    private final StopSwitch stopSwitch = new StopSwitch();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger stops = new AtomicInteger();

    private void stop() {
        stops.incrementAndGet();
        stopped.countDown();
    }

    @Test
    void shouldStopTheRunAndWaitUntilEverythingIsPrinted() throws InterruptedException {
        stopSwitch.watch(this::stop, () -> "");
        Thread shutdown = new Thread(stopSwitch::stopAndWait);
        shutdown.start();
        stopped.await();
        assertTrue(shutdown.isAlive());
        assertFalse(stopSwitch.finish(), "the process ends already");
        shutdown.join();
        assertEquals(1, stops.get());
    }

    @Test
    void shouldStopARunThatStartsWhileTheProcessEnds() throws InterruptedException {
        stopSwitch.watch(this::stop, () -> "");
        Thread shutdown = new Thread(stopSwitch::stopAndWait);
        shutdown.start();
        stopped.await();
        stopSwitch.watch(this::stop, () -> "");
        assertEquals(2, stops.get());
        assertFalse(stopSwitch.finish(), "the process ends already");
        shutdown.join();
    }

    @Test
    void shouldNotWaitWhenEverythingIsDone() {
        stopSwitch.watch(this::stop, () -> "");
        assertTrue(stopSwitch.finish());
        stopSwitch.stopAndWait();
        assertEquals(0, stops.get());
    }
}
