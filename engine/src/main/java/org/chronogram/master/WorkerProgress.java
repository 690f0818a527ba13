package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.worker.ControlMessages.ProgressReport;

/** How far each worker has come, as last reported. Thread safe. */
final class WorkerProgress {
    private final ProgressReport[] reports;
    private final long endTicks;
    private long startNs = System.nanoTime();

    WorkerProgress(int workers, long endTicks) {
        this.endTicks = endTicks;
        reports = new ProgressReport[workers];
        for (int worker = 0; worker < workers; worker++) {
            reports[worker] = new ProgressReport(0, 0, 0);
        }
    }

    synchronized void start() {
        startNs = System.nanoTime();
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
