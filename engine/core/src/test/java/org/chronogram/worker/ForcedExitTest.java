package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.chronogram.protocol.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ForcedExitTest {
    private final LinkedBlockingQueue<Integer> halts = new LinkedBlockingQueue<>();
    private final AtomicLong nowNs = new AtomicLong();
    private final CountDownLatch looks = new CountDownLatch(3);
    private final ForcedExit exit = new ForcedExit(halts::add, this::look);

    @TempDir
    private Path directory;

    private long look() {
        looks.countDown();
        return nowNs.get();
    }

    @Test
    void shouldHaltOnceTheTimeIsOver() throws InterruptedException {
        exit.schedule();
        looks.await();
        assertTrue(halts.isEmpty());
        nowNs.addAndGet(ForcedExit.LIMIT_NS);
        assertEquals(ExitCodes.MASTER_LOST, halts.take());
    }

    @Test
    void shouldRemoveTheDirectoryOfTheMediaDriverBeforeTheExit() throws IOException, InterruptedException {
        Path shared = Files.createDirectories(directory.resolve("aeron/loss"));
        assertNull(exit.removed());
        exit.removing(shared);
        assertEquals(shared, exit.removed());
        exit.schedule();
        nowNs.addAndGet(ForcedExit.LIMIT_NS);
        assertEquals(ExitCodes.MASTER_LOST, halts.take());
        assertFalse(Files.exists(shared));
    }

    @Test
    void shouldNotHaltAWorkerThatEndsByItself() throws InterruptedException {
        exit.schedule();
        looks.await();
        exit.ended();
        nowNs.addAndGet(ForcedExit.LIMIT_NS);
        assertNull(halts.poll(100, TimeUnit.MILLISECONDS));
    }
}
