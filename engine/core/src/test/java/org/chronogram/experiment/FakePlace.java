package org.chronogram.experiment;

import java.util.function.Function;

/** A place that does runs as a test tells it. */
record FakePlace(String name, int slots, boolean spare, Function<PlannedRun, StoppableRun> runs) implements RunPlace {
    /** A place that does nothing, for tests that only ask where a run goes. */
    static FakePlace idle(String name) {
        return new FakePlace(name, 1, false, run -> null);
    }

    static FakePlace idleSpare(String name) {
        return new FakePlace(name, 1, true, run -> null);
    }

    @Override
    public StoppableRun create(PlannedRun run) {
        return runs.apply(run);
    }

    /** What a run does that cannot be stopped. */
    @FunctionalInterface
    interface Body {
        RunOutput run() throws PlaceLostException, DoubtfulFailureException;
    }

    static StoppableRun unstoppable(Body body) {
        return new StoppableRun() {
            @Override
            public RunOutput run() throws PlaceLostException, DoubtfulFailureException {
                return body.run();
            }

            @Override
            public void stop() {}
        };
    }
}
