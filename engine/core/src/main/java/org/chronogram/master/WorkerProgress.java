package org.chronogram.master;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.NanoClock;
import org.chronogram.protocol.WorkerMessage.ProgressReport;
import org.chronogram.protocol.WorkerMessage.Ready;
import org.chronogram.run.Progress;
import org.chronogram.run.WorkerLoad;

/** How far each worker has come, as last reported. Thread safe. */
final class WorkerProgress {
    private static final ProgressReport NOTHING = new ProgressReport(0, 0, 0, 0, WorkerLoad.UNKNOWN);

    private final ProgressReport[] reports;
    private final long endTicks;
    private final NanoClock clock;
    private long startNs;

    WorkerProgress(int workers, long endTicks, NanoClock clock) {
        this.endTicks = endTicks;
        this.clock = clock;
        startNs = clock.nanoTime();
        reports = new ProgressReport[workers];
        for (int worker = 0; worker < workers; worker++) {
            reports[worker] = NOTHING;
        }
    }

    /** The run begins, or goes on after some time. */
    synchronized void start(long wallNs) {
        startNs = clock.nanoTime() - wallNs;
    }

    /**
     * Takes where workers go on, and forgets the reports of the workers that go back.
     *
     * @param ready where each worker is.
     * @param backToTicks simulated time to which workers go back.
     * @return events that had been handled, as last reported, and will be handled again.
     */
    synchronized long goBack(List<Ready> ready, long backToTicks) {
        long again = 0;
        for (int worker = 0; worker < reports.length; worker++) {
            Ready at = ready.get(worker);
            if (!at.stayed()) {
                again += Math.max(0, reports[worker].events() - at.events());
                reports[worker] = new ProgressReport(
                        at.epoch(), backToTicks, at.events(), at.completedSteps(), WorkerLoad.UNKNOWN);
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
        List<WorkerLoad> loads = new ArrayList<>();
        for (ProgressReport report : reports) {
            events += report.events();
            steps = Math.min(steps, report.steps());
            eventsByWorker.add(report.events());
            loads.add(report.load());
        }
        double wallSeconds = (clock.nanoTime() - startNs) / 1e9;
        return new Progress(simulatedTicks(), endTicks, events, steps, wallSeconds, eventsByWorker, loads);
    }
}
