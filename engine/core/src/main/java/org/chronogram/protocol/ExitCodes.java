package org.chronogram.protocol;

/** Exit codes of worker processes that the master acts on. */
public final class ExitCodes {
    /** The worker has exited because its control link closed; nothing else was wrong with it. */
    public static final int MASTER_LOST = 4;

    /** The worker was lost with its host; no process has such an exit code. */
    public static final int HOST_LOST = -1;

    private ExitCodes() {}
}
