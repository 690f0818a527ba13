package org.chronogram.replay;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.chronogram.catalog.StateClasses;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointSources;
import org.chronogram.kernel.CallObserver;
import org.chronogram.kernel.EventObserver;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.results.RunDirectory;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.state.PartitionCodec;
import org.chronogram.state.RestoredTimes;

/**
 * A run that is repeated on the sequential engine, up to times that its caller chooses. As the result of a run depends on its
 * input alone, its events are those of the run on any layout. Not thread safe.
 */
public final class ReplayedRun {
    private final PreparedRun prepared;
    private final SequentialEngine engine;
    private final KernelState state;

    private ReplayedRun(RunSpecification specification) {
        prepared = PreparedRun.of(specification);
        engine = prepared.sequentialEngine(new ProgressCounters());
        state = engine.kernel().state();
    }

    static ReplayedRun fromStart(RunSpecification specification) {
        return new ReplayedRun(specification);
    }

    static ReplayedRun from(RunSpecification specification, CheckpointManifest manifest) {
        ReplayedRun run = new ReplayedRun(specification);
        Path checkpoints =
                Path.of(specification.faultTolerance().runDirectory()).resolve(RunDirectory.CHECKPOINTS);
        RestoredTimes times = PartitionCodec.of(run.state, StateClasses.of(run.prepared.model()))
                .restore(new CheckpointSources(CheckpointFiles.in(checkpoints), manifest), 0, 1);
        run.engine.continueFrom(manifest.step(), times.reachedTicks());
        return run;
    }

    /**
     * Returns a time that is after all events that the checkpoint has. Before it some LPs can be further than others.
     *
     * @return time in ticks; 0 where the run is repeated from its start.
     */
    public long startTicks() {
        return engine.kernel().furthestTicks();
    }

    /**
     * Tells an observer of the events of some LPs, before they handle them; to be called before {@link #begin}.
     *
     * @param lps tells which LPs are observed.
     * @param observer is told of the events.
     */
    public void observe(IntPredicate lps, EventObserver observer) {
        engine.kernel().observe(lps, observer);
    }

    /** Copies the calls of some LPs for an observer. */
    void record(IntPredicate lps, CallObserver observer) {
        engine.kernel().record(lps, observer);
    }

    /**
     * Returns the classes whose handlers the LPs call; to be called before {@link #observe}.
     *
     * @return names of classes, in the order of the ids of the LPs.
     */
    public List<String> classNames() {
        return Arrays.stream(state.processes())
                .map(process -> process.getClass().getName())
                .toList();
    }

    /** Initializes the LPs, unless a checkpoint was put into them. */
    public void begin() {
        prepared.enter();
        engine.begin();
    }

    /**
     * Handles all events before a time, or some of them where it is stopped.
     *
     * @param ticks the time.
     * @param stopRequested asked before each step.
     */
    public void runBefore(long ticks, BooleanSupplier stopRequested) {
        prepared.enter();
        while (engine.hasNext() && engine.nextEventTicks() < ticks && !stopRequested.getAsBoolean()) {
            engine.step(ticks);
        }
    }

    /** Returns the time of the first event that is left; Long.MAX_VALUE when none is left before the end. */
    long nextEventTicks() {
        return engine.hasNext() ? engine.nextEventTicks() : Long.MAX_VALUE;
    }

    long events() {
        return engine.kernel().events();
    }

    KernelState state() {
        return state;
    }
}
