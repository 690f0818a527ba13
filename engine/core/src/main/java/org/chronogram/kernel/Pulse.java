package org.chronogram.kernel;

/** Called now and then while a partition executes, so that other work on the same thread gets a turn. */
@FunctionalInterface
public interface Pulse {
    /** Nothing shares the thread. */
    Pulse NONE = () -> {};

    /**
     * Does a bounded amount of work and returns. Of the kernel it may call {@link Kernel#insert} and
     * {@link KernelState#forEachPending}, which shows all events inserted in this step, as these lie behind the window that
     * is executed. The rest of the kernel is in use.
     */
    void onPulse();
}
