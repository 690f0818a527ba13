package org.chronogram.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DaemonThreadsTest {
    @Test
    void shouldStartDaemonOfThatName() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        DaemonThreads.start("reader", () -> ran.complete(Thread.currentThread()));
        Thread thread = ran.get(10, TimeUnit.SECONDS);
        assertEquals("reader", thread.getName());
        assertTrue(thread.isDaemon());
    }

    @Test
    void shouldMakeDaemonsForExecutors() {
        Thread thread = DaemonThreads.factory("timer").newThread(() -> {});
        assertEquals("timer", thread.getName());
        assertTrue(thread.isDaemon());
    }
}
