package org.chronogram.experiment;

import java.util.function.BiFunction;
import java.util.function.Function;

/** Where runs of an experiment are executed: this process, or another host. */
public interface RunPlace {
    /**
     * Names the place in messages.
     *
     * @return for example {@code host alpha}.
     */
    String name();

    /**
     * Tells how many runs are executed there at the same time.
     *
     * @return at least 1.
     */
    int slots();

    /**
     * Tells whether the place gets runs only when another one is lost.
     *
     * @return whether it is spare.
     */
    boolean spare();

    /**
     * Prepares a run; several threads call this at once.
     *
     * @param run the run.
     * @return the run, not started yet.
     */
    StoppableRun create(PlannedRun run);

    /**
     * Makes a place that does more with each run.
     *
     * @param wrapping is given a run and what executes it, and returns what shall execute it; called by several threads.
     * @return the place, the same in all else.
     */
    default RunPlace with(BiFunction<PlannedRun, StoppableRun, StoppableRun> wrapping) {
        RunPlace place = this;
        return new RunPlace() {
            @Override
            public String name() {
                return place.name();
            }

            @Override
            public int slots() {
                return place.slots();
            }

            @Override
            public boolean spare() {
                return place.spare();
            }

            @Override
            public StoppableRun create(PlannedRun run) {
                return wrapping.apply(run, place.create(run));
            }
        };
    }

    /**
     * Makes a place that is never lost.
     *
     * @param slots number of runs at the same time.
     * @param runs makes a run; called by several threads at once.
     * @return the place.
     */
    static RunPlace here(int slots, Function<PlannedRun, StoppableRun> runs) {
        return new RunPlace() {
            @Override
            public String name() {
                return "this host";
            }

            @Override
            public int slots() {
                return slots;
            }

            @Override
            public boolean spare() {
                return false;
            }

            @Override
            public StoppableRun create(PlannedRun run) {
                return runs.apply(run);
            }
        };
    }
}
