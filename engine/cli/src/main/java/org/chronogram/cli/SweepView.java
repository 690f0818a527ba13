package org.chronogram.cli;

import java.util.function.Supplier;
import org.chronogram.experiment.ExperimentListener;
import org.chronogram.experiment.ExperimentProgress;
import org.chronogram.experiment.Observations;
import org.chronogram.experiment.PlannedRun;
import org.chronogram.experiment.StoppableRun;
import org.chronogram.page.RunEnd;
import org.chronogram.page.SweepHead;
import org.chronogram.run.Progress;

/** Shows a sweep while it goes on. What is not implemented shows nothing. */
interface SweepView extends ExperimentListener, AutoCloseable {
    /** Shows nothing. */
    SweepView NONE = new SweepView() {};

    /**
     * Begins to show the sweep.
     *
     * @param head what is known of it.
     * @param stop ends it.
     * @param results returns what is known at any time.
     */
    default void begin(SweepHead head, Runnable stop, Supplier<Observations> results) {}

    @Override
    default void onProgress(ExperimentProgress progress) {}

    @Override
    default void onRound(int points, int runs) {}

    @Override
    default void onNotice(String line) {}

    /** Shows how far a run has come. */
    default void onRunProgress(PlannedRun run, Progress progress) {}

    /** Makes a run show itself while it goes on. */
    default StoppableRun shown(PlannedRun planned, StoppableRun run) {
        return run;
    }

    /** Shows how the sweep has ended. */
    default void end(RunEnd outcome) {}

    @Override
    default void close() {}
}
