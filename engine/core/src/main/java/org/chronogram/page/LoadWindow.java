package org.chronogram.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.chronogram.run.PartitionTimes;
import org.chronogram.run.WorkerLoad;

/** Where the time of the steps of each partition went in the last seconds. Not thread safe. */
final class LoadWindow {
    /** Reports come five times a second. */
    private static final int REPORTS = 25;

    private final Deque<List<WorkerLoad>> reports = new ArrayDeque<>();

    /**
     * The time of a partition in the last seconds.
     *
     * @param name its worker and its thread.
     * @param times what it did, and how many steps that were.
     */
    record Row(String name, PartitionTimes times) {
        /** Returns the values in the order in which {@code run.js} names them: seconds, and steps. */
        List<Object> values() {
            return List.of(
                    name,
                    times.computeNs() / 1e9,
                    times.imbalanceNs() / 1e9,
                    times.exchangeNs() / 1e9,
                    times.checkpointNs() / 1e9,
                    times.steps());
        }
    }

    void add(List<WorkerLoad> loads) {
        if (!reports.isEmpty() && !isSameLayout(reports.getLast(), loads)) {
            reports.clear();
        }
        if (reports.size() == REPORTS) {
            reports.removeFirst();
        }
        reports.addLast(loads);
    }

    private static boolean isSameLayout(List<WorkerLoad> before, List<WorkerLoad> now) {
        return sizes(before).equals(sizes(now));
    }

    private static List<Integer> sizes(List<WorkerLoad> loads) {
        return loads.stream().map(load -> load.partitions().size()).toList();
    }

    /** Returns a row for each partition; none where no times are known. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (reports.size() < 2) {
            return rows;
        }
        List<WorkerLoad> last = reports.getLast();
        for (int worker = 0; worker < last.size(); worker++) {
            List<PartitionTimes> now = last.get(worker).partitions();
            List<PartitionTimes> before = reports.getFirst().get(worker).partitions();
            for (int thread = 0; thread < now.size(); thread++) {
                rows.add(new Row(worker + "." + thread, difference(before.get(thread), now.get(thread))));
            }
        }
        return rows;
    }

    /** A worker that was replaced meanwhile counts from 0. */
    private static PartitionTimes difference(PartitionTimes before, PartitionTimes now) {
        boolean anew = now.steps() < before.steps() || now.computeNs() < before.computeNs();
        return anew
                ? now
                : new PartitionTimes(
                        now.steps() - before.steps(),
                        now.computeNs() - before.computeNs(),
                        Math.max(0, now.imbalanceNs() - before.imbalanceNs()),
                        Math.max(0, now.exchangeNs() - before.exchangeNs()),
                        Math.max(0, now.checkpointNs() - before.checkpointNs()));
    }
}
