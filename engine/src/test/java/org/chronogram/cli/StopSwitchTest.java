package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chronogram.results.RunResult;
import org.chronogram.results.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class StopSwitchTest {
    private final StopSwitch stopSwitch = new StopSwitch();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger stops = new AtomicInteger();

    private Run run() {
        return new Run() {
            @Override
            public RunResult run() {
                return new SampleRun().build();
            }

            @Override
            public void stop() {
                stops.incrementAndGet();
                stopped.countDown();
            }
        };
    }

    @Test
    void shouldStopTheRunAndWaitUntilEverythingIsPrinted() throws InterruptedException {
        stopSwitch.watch(run());
        Thread shutdown = new Thread(stopSwitch::stopAndWait);
        shutdown.start();
        stopped.await();
        assertTrue(shutdown.isAlive());
        stopSwitch.finished();
        shutdown.join();
        assertEquals(1, stops.get());
    }

    @Test
    void shouldStopARunThatStartsWhileTheProcessEnds() throws InterruptedException {
        stopSwitch.watch(run());
        Thread shutdown = new Thread(stopSwitch::stopAndWait);
        shutdown.start();
        stopped.await();
        stopSwitch.watch(run());
        assertEquals(2, stops.get());
        stopSwitch.finished();
        shutdown.join();
    }

    @Test
    void shouldNotWaitWhenEverythingIsDone() {
        stopSwitch.watch(run());
        stopSwitch.finished();
        stopSwitch.stopAndWait();
        assertEquals(0, stops.get());
    }
}
