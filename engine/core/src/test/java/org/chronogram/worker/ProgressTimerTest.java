package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ProgressTimerTest {
    @Test
    void shouldReportAgainAndAgainOnADaemonThread() throws InterruptedException {
        CountDownLatch reports = new CountDownLatch(2);
        AtomicReference<Thread> reporter = new AtomicReference<>();
        try (ProgressTimer timer = new ProgressTimer(() -> {
            reporter.set(Thread.currentThread());
            reports.countDown();
        })) {
            reports.await();
            assertEquals("progress", reporter.get().getName(), timer::toString);
            assertTrue(reporter.get().isDaemon());
        }
    }

    @Test
    void shouldWaitForAReportThatIsUnderWay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        AtomicReference<String> said = new AtomicReference<>("nothing");
        ProgressTimer timer = new ProgressTimer(() -> {
            begun.countDown();
            await(closing);
            said.set("all");
        });
        begun.await();
        closing.countDown();
        timer.close();
        assertEquals("all", said.get());
    }

    @Test
    void shouldEndItsThreadWhenItIsClosed() throws InterruptedException {
        AtomicReference<Thread> reporter = new AtomicReference<>();
        CountDownLatch reported = new CountDownLatch(1);
        ProgressTimer timer = new ProgressTimer(() -> {
            reporter.set(Thread.currentThread());
            reported.countDown();
        });
        reported.await();
        timer.close();
        reporter.get().join();
        assertEquals(Thread.State.TERMINATED, reporter.get().getState());
    }

    @Test
    void shouldKeepTheInterruptOfTheThreadThatClosesIt() {
        ProgressTimer timer = new ProgressTimer(() -> {});
        Thread.currentThread().interrupt();
        timer.close();
        assertTrue(Thread.interrupted());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
