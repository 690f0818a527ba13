package org.chronogram.master;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chronogram.run.RunListener;

/** Tells the user what a run is doing that was asked to stop and still goes on after a while. Thread safe. */
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
     * @param activity gives the LPs under execution; empty when they are not known.
     */
    LateStop(RunListener listener, Supplier<String> activity) {
        this.listener = listener;
        this.activity = activity;
    }

    /**
     * Words that a run was cut off. An activity comes with its own duration, so the time waited is told only without one.
     *
     * @param activity the LPs under execution; empty when they are not known.
     * @param waitedNs how long the end of the step was waited for.
     */
    static String cutOff(String activity, long waitedNs) {
        return "the run was cut off in the middle of a step that did not end"
                + RunState.of(activity, " within " + TimeUnit.NANOSECONDS.toSeconds(waitedNs) + " s");
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
            String forLong = " for more than " + TimeUnit.NANOSECONDS.toSeconds(SILENCE_NS) + " s";
            listener.onNotice("sim: the step in which the run is to stop goes on" + RunState.of(what, forLong)
                    + "; a second ctrl-C ends the run at once");
        }
    }
}
