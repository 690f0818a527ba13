package org.chronogram.worker;

import java.util.concurrent.TimeUnit;

/** Notices that one call of a handler takes long, by sampling the activity of the partition. Thread safe. */
public final class ActivityWatch {
    private static final long LONG_NS = TimeUnit.SECONDS.toNanos(1);

    private String last = "";
    private long sinceNs;

    /**
     * Takes a sample of the LP under execution in a partition.
     *
     * @param activity the LP and its event; empty for none.
     * @param nowNs the time.
     * @return the same, and for how long where that is long.
     */
    public synchronized String look(String activity, long nowNs) {
        if (!activity.equals(last)) {
            last = activity;
            sinceNs = nowNs;
        }
        long tookNs = nowNs - sinceNs;
        return activity.isEmpty() || tookNs < LONG_NS
                ? activity
                : activity + ", for " + TimeUnit.NANOSECONDS.toSeconds(tookNs) + " s now";
    }
}
