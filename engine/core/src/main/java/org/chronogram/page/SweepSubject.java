package org.chronogram.page;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;

/**
 * A page about a sweep.
 *
 * @param history what the sweep has said.
 * @param stop ends the sweep.
 */
record SweepSubject(SweepHistory history, Runnable stop) implements PageSubject {
    @Override
    public PageContent content() {
        return PageContent.load("sweep");
    }

    @Override
    public Feed feed() {
        return new ViewFeed<>(
                () -> history.after(0, 0, 0),
                view -> history.after(view.samplesTaken(), view.notesTaken(), view.version()),
                SweepJson::of);
    }

    @Override
    public MetricSnapshots metrics() {
        return SweepMetrics.of(history.after(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Override
    public Map<String, Action> actions() {
        return Map.of("stop", Action.of(history::askToStop, stop, "no sweep is going on"));
    }
}
