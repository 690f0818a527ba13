package org.chronogram.master;

import org.HdrHistogram.Histogram;
import org.chronogram.results.NetworkCounts;

/** What a run counted beside the totals that the model sees. */
record RunCounts(
        boolean stopped,
        long remoteEvents,
        long steps,
        double wallSeconds,
        long digest,
        Histogram stepLatencyNs,
        NetworkCounts network) {}
