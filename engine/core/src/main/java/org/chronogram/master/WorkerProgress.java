package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.worker.ControlMessages.ProgressReport;
import org.chronogram.worker.ControlMessages.Ready;

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

    /**
     * Takes where workers go on, and forgets what those had reported who go back.
     *
     * @param whereabouts what each worker says.
     * @param backToTicks simulated time to which those go back who do not stay.
     * @return events that had been handled, as last reported, and will be handled again.
     */
    synchronized long goBack(List<Ready> whereabouts, long backToTicks) {
        long again = 0;
        for (int worker = 0; worker < reports.length; worker++) {
            Ready at = whereabouts.get(worker);
            if (!at.stayed()) {
                again += Math.max(0, reports[worker].events() - at.events());
                reports[worker] = new ProgressReport(at.epoch(), backToTicks, at.events(), at.stepsTaken());
            }
        }
        return again;
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
