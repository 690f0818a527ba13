package org.chronogram.master;

import org.chronogram.partition.PartitionPlan;
import org.chronogram.protocol.WorkerMessage.LpEventsPart;
import org.chronogram.results.LpEvents;
import org.chronogram.run.Layout;
import org.chronogram.run.PreparedRun;

/** The numbers of events that the LPs of a run have handled, as the workers report them. Not thread safe. */
final class LpEventCounts {
    private final PartitionPlan plan;
    private final int threads;
    private final boolean recorded;
    private final int[] lpsOfPartition;
    private final int[][] events;
    private final int[] reported;

    /**
     * Expects the events of all LPs.
     *
     * @param plan which partition owns which LP.
     * @param threads partitions of each worker.
     * @param recorded whether the run records the events; else those of no LP are expected.
     */
    LpEventCounts(PartitionPlan plan, int threads, boolean recorded) {
        this.plan = plan;
        this.threads = threads;
        this.recorded = recorded;
        lpsOfPartition = new int[plan.partitions()];
        for (int lp = 0; recorded && lp < plan.logicalProcesses(); lp++) {
            lpsOfPartition[plan.partitionOf(lp)]++;
        }
        events = new int[plan.partitions() / threads][];
        reported = new int[events.length];
    }

    /** Expects the events of the LPs of a run if it records them. */
    static LpEventCounts of(PreparedRun prepared) {
        Layout layout = prepared.specification().layout();
        return new LpEventCounts(
                prepared.partitions().plan(),
                layout.threads(),
                layout.partition().recordsEvents());
    }

    /** Returns the same without what was reported. */
    LpEventCounts empty() {
        return new LpEventCounts(plan, threads, recorded);
    }

    /**
     * Takes a part.
     *
     * @throws IllegalArgumentException when the worker does not have so many LPs.
     */
    void add(int worker, LpEventsPart part) {
        if (events[worker] == null) {
            events[worker] = new int[lpsOf(worker)];
        }
        if (part.events().length > missing(worker)) {
            throw new IllegalArgumentException(
                    "events of " + part.events().length + " further LPs, expected at most " + missing(worker));
        }
        for (long count : part.events()) {
            events[worker][reported[worker]++] = (int) Math.min(count, LpEvents.MOST);
        }
    }

    private int lpsOf(int worker) {
        int lps = 0;
        for (int partition = worker * threads; partition < (worker + 1) * threads; partition++) {
            lps += lpsOfPartition[partition];
        }
        return lps;
    }

    /** Returns of how many LPs of a worker nothing was reported. */
    int missing(int worker) {
        return lpsOf(worker) - reported[worker];
    }

    /** Returns the numbers of all LPs; none where the run does not record them. */
    LpEvents all() {
        if (!recorded) {
            return LpEvents.NONE;
        }
        int[] next = firstOfPartitions();
        int[] all = new int[plan.logicalProcesses()];
        for (int lp = 0; lp < all.length; lp++) {
            int partition = plan.partitionOf(lp);
            all[lp] = events[partition / threads][next[partition]++];
        }
        return new LpEvents(all);
    }

    /** Returns the place of the first LP of each partition in what its worker has reported. */
    private int[] firstOfPartitions() {
        int[] first = new int[lpsOfPartition.length];
        for (int partition = 0; partition < first.length; partition++) {
            first[partition] = partition % threads == 0 ? 0 : first[partition - 1] + lpsOfPartition[partition - 1];
        }
        return first;
    }
}
