package org.chronogram.kernel;

/** Is told of calls of LPs, after them. */
public interface CallObserver {
    /**
     * Tells whether a call is of interest: copying it costs more than most calls.
     *
     * @param lp the LP.
     * @param ticks time of the call.
     * @return true when {@link #onCall} shall be called.
     */
    boolean wants(int lp, long ticks);

    /**
     * An LP was called.
     *
     * @param call what it did.
     */
    void onCall(HandlerCall call);
}
