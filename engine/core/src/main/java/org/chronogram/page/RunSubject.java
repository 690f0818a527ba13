package org.chronogram.page;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;

/**
 * A page about a run.
 *
 * @param history what the run has said.
 * @param controls asked for what the user of the page wants.
 */
record RunSubject(RunHistory history, RunControls controls) implements PageSubject {
    @Override
    public PageContent content() {
        return PageContent.load("run");
    }

    @Override
    public Feed feed() {
        return new ViewFeed<>(
                () -> history.after(0, 0), view -> history.after(view.samplesTaken(), view.notesTaken()), ViewJson::of);
    }

    @Override
    public MetricSnapshots metrics() {
        return RunMetrics.of(history.after(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Override
    public Map<String, Action> actions() {
        return Map.of(
                "checkpoint",
                Action.of(
                        history::askForCheckpoint, controls::checkpoint, "the run writes no checkpoints, or has ended"),
                "stop",
                Action.of(history::askToStop, controls::stop, "no run is going on"));
    }
}
