package org.chronogram.messaging;

import java.util.concurrent.locks.LockSupport;

/** Puts a thread to sleep that waits for other threads only. */
public final class ParkedThread implements Doorbell.Sleeper {
    /** Nobody rings when a ring that was full has room again, so the thread looks by itself now and then. */
    private static final long LONGEST_SLEEP_NS = 500_000;

    private volatile Thread owner;

    @Override
    public void sleep() {
        owner = Thread.currentThread();
        LockSupport.parkNanos(this, LONGEST_SLEEP_NS);
    }

    @Override
    public void wake() {
        LockSupport.unpark(owner);
    }
}
