package org.chronogram.kernel;

/** Called now and then while a partition executes, so that whoever shares its thread gets a turn. */
@FunctionalInterface
public interface Pulse {
    /** Nothing shares the thread. */
    Pulse NONE = () -> {};

    /**
     * Does a bounded amount of work and returns. Of the kernel it may use {@link Kernel#insert}, and read what is pending by
     * {@link KernelState#forEachPending}: what was inserted in this step is there, as it lies behind the window under
     * execution. All else is in use.
     */
    void onPulse();
}
