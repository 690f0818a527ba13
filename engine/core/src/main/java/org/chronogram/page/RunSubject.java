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
        return new RunFeed(history);
    }

    @Override
    public MetricSnapshots metrics() {
        return RunMetrics.of(history.after(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Override
    public Map<String, Action> actions() {
        return Map.of(
                "checkpoint",
                new Action(this::checkpoint, "the run writes no checkpoints, or has ended"),
                "stop",
                new Action(this::stop, "no run is going on"));
    }

    private boolean checkpoint() {
        boolean taken = history.askForCheckpoint();
        if (taken) {
            controls.checkpoint();
        }
        return taken;
    }

    private boolean stop() {
        boolean taken = history.askToStop();
        if (taken) {
            controls.stop();
        }
        return taken;
    }

    /** What a browser is told of a run. */
    private static final class RunFeed implements Feed {
        private final RunHistory history;
        private RunHistory.View view;

        private RunFeed(RunHistory history) {
            this.history = history;
        }

        @Override
        public String next() {
            boolean first = view == null;
            view = first ? history.after(0, 0) : history.after(view.samplesTaken(), view.notesTaken());
            return ViewJson.of(view, first);
        }

        @Override
        public long version() {
            return view.version();
        }

        @Override
        public boolean ended() {
            return view.end().isPresent();
        }
    }
}
