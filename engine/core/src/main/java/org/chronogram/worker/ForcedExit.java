package org.chronogram.worker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.agrona.concurrent.NanoClock;
import org.chronogram.files.OwnDirectory;
import org.chronogram.protocol.ExitCodes;
import org.chronogram.threads.DaemonThreads;

/** Ends the process of a worker that has lost its master, where a handler does not return. Thread safe. */
final class ForcedExit {
    static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_MS = 20;

    private final IntConsumer halt;
    private final NanoClock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Path aeronDirectory;

    /**
     * Prepares; nothing is forced yet.
     *
     * @param halt ends the process at once with an exit code, without running shutdown hooks.
     * @param clock measures how long the worker may take to end by itself.
     */
    ForcedExit(IntConsumer halt, NanoClock clock) {
        this.halt = halt;
        this.clock = clock;
    }

    /** Removes this directory before the exit; the media driver of a worker that ends by itself removes its own. */
    void removing(Path directory) {
        aeronDirectory = directory;
    }

    /** Returns the directory that is removed; null for none. */
    Path removed() {
        return aeronDirectory;
    }

    /** The worker has ended by itself, or is about to. */
    void ended() {
        ended.countDown();
    }

    /** Forces the exit in a while, on a thread of its own. */
    void schedule() {
        long deadlineNs = clock.nanoTime() + LIMIT_NS;
        DaemonThreads.start("forced-exit", () -> forceAt(deadlineNs));
    }

    private void forceAt(long deadlineNs) {
        if (endsBefore(deadlineNs)) {
            return;
        }
        Path directory = aeronDirectory;
        if (directory != null) {
            OwnDirectory.delete(directory);
        }
        halt.accept(ExitCodes.MASTER_LOST);
    }

    private boolean endsBefore(long deadlineNs) {
        try {
            while (clock.nanoTime() - deadlineNs < 0) {
                if (ended.await(POLL_MS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ended.getCount() == 0;
    }
}
