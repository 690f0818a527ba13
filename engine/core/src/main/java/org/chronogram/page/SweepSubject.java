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
        return new SweepFeed(history);
    }

    @Override
    public MetricSnapshots metrics() {
        return SweepMetrics.of(history.after(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Override
    public Map<String, Action> actions() {
        return Map.of("stop", new Action(this::askToStop, "no sweep is going on"));
    }

    private boolean askToStop() {
        boolean taken = history.askToStop();
        if (taken) {
            stop.run();
        }
        return taken;
    }

    /** What a browser is told of a sweep. */
    private static final class SweepFeed implements Feed {
        private final SweepHistory history;
        private SweepHistory.View view;

        private SweepFeed(SweepHistory history) {
            this.history = history;
        }

        @Override
        public String next() {
            boolean first = view == null;
            view = first
                    ? history.after(0, 0, 0)
                    : history.after(view.samplesTaken(), view.notesTaken(), view.version());
            return SweepJson.of(view, first);
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
