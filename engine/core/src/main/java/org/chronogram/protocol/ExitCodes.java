package org.chronogram.protocol;

/** Exit codes of worker processes that the master acts on. */
public final class ExitCodes {
    /** The worker has exited because its control link closed; nothing else was wrong with it. */
    public static final int MASTER_LOST = 4;

    private ExitCodes() {}
}
