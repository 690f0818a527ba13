package org.chronogram.run;

import java.util.List;

/**
 * How far a run has come.
 *
 * @param simulatedTicks everything before this time was executed.
 * @param endTicks end of the run.
 * @param events events handled so far by all workers.
 * @param steps steps done so far.
 * @param wallSeconds wall-clock time since the first step.
 * @param eventsByWorker events handled so far by each worker.
 * @param loads what each worker takes; empty where that is not known.
 */
public record Progress(
        long simulatedTicks,
        long endTicks,
        long events,
        long steps,
        double wallSeconds,
        List<Long> eventsByWorker,
        List<WorkerLoad> loads) {
    /** Tells how far a run has come, and not what it takes. */
    public Progress(
            long simulatedTicks,
            long endTicks,
            long events,
            long steps,
            double wallSeconds,
            List<Long> eventsByWorker) {
        this(simulatedTicks, endTicks, events, steps, wallSeconds, eventsByWorker, List.of());
    }
}
