package org.chronogram.protocol;

/** Exit codes of worker processes that the master acts on. */
public final class ExitCodes {
    /** The worker has lost its control link: it would have gone on. */
    public static final int MASTER_LOST = 4;

    private ExitCodes() {}
}
