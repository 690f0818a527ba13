package org.chronogram.kernel;

/** Called now and then while a partition executes, so that whoever shares its thread gets a turn. */
@FunctionalInterface
public interface Pulse {
    /** Nothing shares the thread. */
    Pulse NONE = () -> {};

    /** Does a bounded amount of work and returns; must not touch the kernel other than by {@link Kernel#insert}. */
    void onPulse();
}
