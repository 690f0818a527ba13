package org.chronogram.master;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says what a run is doing that was asked to stop and has not for a while. Thread safe. */
final class LateStop {
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(3);

    private final RunListener listener;
    private final Supplier<String> activity;
    private boolean requested;
    private boolean said;
    private long requestedNs;

    /**
     * Watches a run.
     *
     * @param listener is told.
     * @param activity says what the run is doing; empty when that is not known.
     */
    LateStop(RunListener listener, Supplier<String> activity) {
        this.listener = listener;
        this.activity = activity;
    }

    synchronized void requested(long nowNs) {
        if (!requested) {
            requested = true;
            requestedNs = nowNs;
        }
    }

    /** To be called several times a second. */
    synchronized void onTick(long nowNs) {
        if (requested && !said && nowNs - requestedNs > SILENCE_NS) {
            said = true;
            String what = activity.get();
            listener.onNotice("sim: the step in which the run is to stop has taken more than "
                    + TimeUnit.NANOSECONDS.toSeconds(SILENCE_NS) + " s" + (what.isEmpty() ? "" : ": " + what)
                    + "; a second ctrl-C ends the run at once");
        }
    }
}
