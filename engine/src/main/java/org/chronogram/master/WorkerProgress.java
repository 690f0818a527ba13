package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.worker.ControlMessages.ProgressReport;

/** How far each worker has come, as last reported. Thread safe. */
final class WorkerProgress {
    private static final ProgressReport NOTHING = new ProgressReport(0, 0, 0, 0);

    private final ProgressReport[] reports;
    private final long endTicks;
    private long startNs = System.nanoTime();

    WorkerProgress(int workers, long endTicks) {
        this.endTicks = endTicks;
        reports = new ProgressReport[workers];
        for (int worker = 0; worker < workers; worker++) {
            reports[worker] = NOTHING;
        }
    }

    /** The run begins, or goes on after some time. */
    synchronized void start(long wallNs) {
        startNs = System.nanoTime() - wallNs;
    }

    /** All workers go back to a checkpoint; null for the start. */
    synchronized void restart(CheckpointManifest checkpoint) {
        for (int worker = 0; worker < reports.length; worker++) {
            reports[worker] = checkpoint == null
                    ? NOTHING
                    : new ProgressReport(
                            0, checkpoint.reachedTicks(), checkpoint.events() / reports.length, checkpoint.step());
        }
    }

    /** Returns the worker for which the others wait. */
    synchronized int lastWorker() {
        int last = 0;
        for (int worker = 1; worker < reports.length; worker++) {
            if (reports[worker].steps() < reports[last].steps()) {
                last = worker;
            }
        }
        return last;
    }

    synchronized void update(int worker, ProgressReport report) {
        reports[worker] = report;
    }

    synchronized long simulatedTicks() {
        long min = Long.MAX_VALUE;
        for (ProgressReport report : reports) {
            min = Math.min(min, report.simulatedTicks());
        }
        return min;
    }

    synchronized Progress snapshot() {
        long events = 0;
        long steps = Long.MAX_VALUE;
        List<Long> eventsByWorker = new ArrayList<>();
        for (ProgressReport report : reports) {
            events += report.events();
            steps = Math.min(steps, report.steps());
            eventsByWorker.add(report.events());
        }
        return new Progress(
                simulatedTicks(), endTicks, events, steps, (System.nanoTime() - startNs) / 1e9, eventsByWorker);
    }
}
