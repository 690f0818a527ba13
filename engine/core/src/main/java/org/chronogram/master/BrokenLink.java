package org.chronogram.master;

import java.util.Locale;
import org.chronogram.host.WorkerHost;

/**
 * A link between two workers over which nothing arrives, although both reach the master.
 *
 * @param from worker from which nothing arrives.
 * @param to worker at which nothing arrives.
 * @param silentMs for how long.
 * @param replaced the one of the two that is to be replaced.
 */
record BrokenLink(int from, int to, long silentMs, int replaced) {
    /** Describes the fault for the user. */
    String message(WorkerHost host) {
        return "the link between " + name(Math.min(from, to), host) + " and " + name(Math.max(from, to), host)
                + " is broken: nothing of worker " + from + " arrived at worker " + to + " for "
                + String.format(Locale.ROOT, "%.1f s", silentMs / 1e3) + ", though both reach the master; worker "
                + replaced + " is replaced";
    }

    /** Returns why the worker is lost, as a part of a sentence. */
    String cause() {
        return "has no link to worker " + (replaced == from ? to : from);
    }

    private static String name(int worker, WorkerHost host) {
        return "worker " + worker + " (" + host.describe(worker) + ")";
    }
}
