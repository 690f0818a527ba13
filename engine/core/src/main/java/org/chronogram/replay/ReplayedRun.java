package org.chronogram.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.chronogram.catalog.ModelCatalog;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointSources;
import org.chronogram.kernel.CallObserver;
import org.chronogram.kernel.EventObserver;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.run.LocalPaths;
import org.chronogram.run.ModelBuilds;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunSpecification;
import org.chronogram.state.PartitionCodec;
import org.chronogram.state.RestoredTimes;

/**
 * A run that is repeated on the sequential engine, up to times that its caller chooses. As the result of a run depends on its
 * input alone, its events are those of the run on any layout. Not thread safe.
 */
public final class ReplayedRun {
    private final ClassLoader loader;
    private final ModelBuilds builds;
    private final SequentialEngine engine;
    private final KernelState state;

    private ReplayedRun(PreparedRun prepared) {
        RunSpecification specification = prepared.specification();
        // Each repetition has classes of its own, so that what a model keeps in static fields begins anew.
        ModelCatalog catalog = ModelCatalog.load(specification.code().classPath());
        loader = Thread.currentThread().getContextClassLoader();
        builds =
                new ModelBuilds(specification, LocalPaths.AS_SPECIFIED, prepared.declared(), catalog, prepared.model());
        engine = prepared.sequentialEngine(builds.declare(), new ProgressCounters());
        state = engine.kernel().state();
    }

    static ReplayedRun fromStart(PreparedRun prepared) {
        return new ReplayedRun(prepared);
    }

    static ReplayedRun from(PreparedRun prepared, Path checkpoints, CheckpointManifest manifest) {
        ReplayedRun run = new ReplayedRun(prepared);
        RestoredTimes times = PartitionCodec.of(run.state, run.builds.stateClasses())
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
        engine.kernel().setup().observe(lps, observer);
    }

    /** Copies the calls of some LPs for an observer. */
    void record(IntPredicate lps, CallObserver observer) {
        engine.kernel().setup().record(lps, observer);
    }

    /**
     * Returns the classes whose handlers the LPs call; to be called before {@link #observe}.
     *
     * @return names of classes, in the order of the ids of the LPs.
     */
    public List<String> classNames() {
        return IntStream.range(0, state.processes().length)
                .mapToObj(lp -> state.classOf(lp).getName())
                .toList();
    }

    /** Initializes the LPs, unless a checkpoint was put into them. */
    public void begin() {
        Thread.currentThread().setContextClassLoader(loader);
        engine.begin();
    }

    /**
     * Handles all events before a time, or some of them where it is stopped.
     *
     * @param ticks the time.
     * @param stopRequested asked before each step.
     */
    public void runBefore(long ticks, BooleanSupplier stopRequested) {
        Thread.currentThread().setContextClassLoader(loader);
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
