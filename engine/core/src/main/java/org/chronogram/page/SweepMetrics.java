package org.chronogram.page;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** The metrics of a sweep, made of the same values as its page. */
final class SweepMetrics {
    private SweepMetrics() {}

    static MetricSnapshots of(SweepHistory.View view) {
        Metrics metrics = new Metrics();
        view.head().ifPresent(head -> metrics.info("sweep", "The sweep", Labels.of("model", head.model())));
        metrics.gauge("running", "1 until the sweep has ended", view.phase() == Phase.ENDED ? 0 : 1);
        SweepCounts counts = view.counts();
        metrics.gauge("sweep_runs_planned", "Runs that are planned so far", counts.total());
        metrics.gauge("sweep_runs_done", "Runs that have ended, those of an earlier start among them", counts.done());
        metrics.gauge("sweep_runs_active", "Runs that go on", view.active().size());
        metrics.gauge("sweep_runs_failed", "Runs that have failed", counts.failed());
        metrics.counter("events", "Events handled by all runs since this start", view.events());
        metrics.gauge("done_ratio", "Share of the planned runs that is done", view.doneShare());
        metrics.gauge("wall_seconds", "Wall-clock time since this start", view.wallSeconds());
        if (Double.isFinite(view.secondsLeft())) {
            metrics.gauge("left_seconds", "Wall-clock time that is left, at the mean rate so far", view.secondsLeft());
        }
        metrics.gauge("heap_bytes", "Memory in use on the heap", (double) view.heapBytes());
        return metrics.build();
    }
}
