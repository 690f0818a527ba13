package org.chronogram.master;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.NetworkCounts;
import org.chronogram.results.Recovery;

/** What a run counted beside the totals that the model sees. */
record RunCounts(
        boolean stopped,
        long remoteEvents,
        long steps,
        double wallSeconds,
        long digest,
        Histogram stepLatencyNs,
        NetworkCounts network,
        CheckpointCounts checkpoints,
        List<Recovery> recoveries) {}
