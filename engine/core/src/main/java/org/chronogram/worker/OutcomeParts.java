package org.chronogram.worker;

import java.util.Iterator;
import java.util.List;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.WorkerMessage;

/** What a worker reports in parts: first its statistics, then the events of its LPs. Made as they are asked for. */
final class OutcomeParts implements Iterator<WorkerMessage> {
    private static final int LPS_PER_PART = 1 << 15;

    private final int epoch;
    private final Iterator<byte[]> statistics;
    private final Iterator<KernelState> partitions;
    private KernelState partition;
    private int nextLp;
    private int lps;

    /**
     * Begins with the first part.
     *
     * @param epoch epoch of the mesh.
     * @param statistics statistics of the worker.
     * @param partitions the partitions whose LPs are reported, each of which has some; none for no report of LPs.
     */
    OutcomeParts(int epoch, StatisticSet statistics, List<KernelState> partitions) {
        this.epoch = epoch;
        this.statistics = statistics.parts();
        this.partitions = partitions.iterator();
    }

    @Override
    public boolean hasNext() {
        return statistics.hasNext() || nextLp < lps || partitions.hasNext();
    }

    @Override
    public WorkerMessage next() {
        if (statistics.hasNext()) {
            return new WorkerMessage.StatisticsPart(epoch, statistics.next());
        }
        if (nextLp == lps) {
            partition = partitions.next();
            lps = partition.processes().length;
            nextLp = 0;
        }
        long[] events = new long[Math.min(LPS_PER_PART, lps - nextLp)];
        for (int at = 0; at < events.length; at++) {
            events[at] = partition.eventsOfLp(nextLp++);
        }
        return new WorkerMessage.LpEventsPart(epoch, events);
    }
}
