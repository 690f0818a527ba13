package org.chronogram.messaging;

import java.lang.invoke.VarHandle;

/**
 * Lets a thread sleep until another thread has put something where it looks, or a socket has received something. One thread
 * owns the doorbell and sleeps; any other thread rings.
 *
 * <p>The owner first {@link #arm arms} the doorbell, then looks once more whether there is something to do, and only then
 * {@link #await sleeps}. Whoever rings first makes visible what it has to offer. So either the owner sees it when it looks
 * once more, or the other thread sees that the doorbell is armed and wakes the owner.
 */
public final class Doorbell {
    /** Puts the owner to sleep. */
    public interface Sleeper {
        /**
         * Blocks the calling thread until {@link #wake} is called or was called since the last time, or until it is time to
         * look again.
         */
        void sleep();

        /** Ends the sleep of the owner; any thread may call this. */
        void wake();
    }

    private volatile Sleeper sleeper;
    private volatile boolean armed;

    /**
     * Creates a doorbell that is not armed.
     *
     * @param sleeper puts the owner to sleep.
     */
    public Doorbell(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /**
     * Replaces the way to sleep. No thread may be asleep.
     *
     * @param newSleeper puts the owner to sleep from now on.
     */
    public void sleeper(Sleeper newSleeper) {
        sleeper = newSleeper;
    }

    /** Wakes the owner if it sleeps or is about to. To be called after what it shall find was put in its place. */
    public void ring() {
        VarHandle.fullFence();
        if (armed) {
            armed = false;
            sleeper.wake();
        }
    }

    /** Announces that the owner sleeps unless it finds something; for the owner. */
    public void arm() {
        armed = true;
        VarHandle.fullFence();
    }

    /** Takes the announcement back; for the owner. */
    public void disarm() {
        armed = false;
    }

    /** Sleeps, unless somebody has rung since the doorbell was armed; for the owner. */
    public void await() {
        if (armed) {
            sleeper.sleep();
            armed = false;
        }
    }
}
