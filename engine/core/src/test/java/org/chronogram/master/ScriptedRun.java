package org.chronogram.master;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.HostOptions;
import org.chronogram.run.Layout;
import org.chronogram.run.ModelCode;
import org.chronogram.run.Outside;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.run.Simulation;
import org.chronogram.worker.ScriptedModel;

/** Runs of a model that does what a test says. */
final class ScriptedRun {
    /** Each LP handles an event in each step but the one in which it starts; the event at the end is left. */
    static final int TIMES = 99;

    static final long END_TICKS = (TIMES + 1) * ScriptedModel.LOOKAHEAD;
    static final long EVENTS = (long) TIMES * ScriptedModel.LPS;

    private ScriptedRun() {}

    static PreparedRun prepared(Path directory, int workers, FaultTolerance faultTolerance) {
        try {
            return PreparedRun.of(new RunSpecification(
                    Simulation.of(ScriptedModel.NAME, Map.of(), END_TICKS),
                    new ModelCode(ScriptedModel.registeredIn(directory.resolve("code")), Map.of(), ""),
                    Layout.of(workers, 1),
                    HostOptions.LOOPBACK,
                    faultTolerance,
                    Outside.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns settings with which a checkpoint is due after so many ticks. */
    static FaultTolerance checkpointsEvery(long ticks, Path runDirectory) {
        return new FaultTolerance(
                runDirectory.toString(), true, 0, ticks, 5_000, 600_000, 0, false, false, FaultTolerance.FEWEST_KEPT);
    }
}
