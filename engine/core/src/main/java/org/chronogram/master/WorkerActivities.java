package org.chronogram.master;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chronogram.text.OneLine;

/** The activities that workers have reported from steps that take long. Not thread safe. */
final class WorkerActivities {
    private static final long LATELY_NS = TimeUnit.SECONDS.toNanos(1);

    private final String[] what;
    private final long[] heardNs;

    WorkerActivities(int workers) {
        what = new String[workers];
        heardNs = new long[workers];
        Arrays.fill(what, "");
    }

    void busy(int worker, String activity, long nowNs) {
        what[worker] = OneLine.of(activity);
        heardNs[worker] = nowNs;
    }

    /** Returns the activities of the last second, by worker; empty when there are none. */
    String text(long nowNs) {
        List<String> texts = new ArrayList<>();
        for (int worker = 0; worker < what.length; worker++) {
            if (!what[worker].isEmpty() && nowNs - heardNs[worker] < LATELY_NS) {
                texts.add("worker " + worker + ": " + what[worker]);
            }
        }
        return String.join("; ", texts);
    }
}
