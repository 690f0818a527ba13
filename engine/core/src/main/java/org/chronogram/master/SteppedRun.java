package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.catalog.StateClasses;
import org.chronogram.kernel.KernelState;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.results.CheckpointCounts;
import org.chronogram.results.RunResult;
import org.chronogram.run.FaultTolerance;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunSpecification;
import org.chronogram.state.PartitionCodec;
import org.chronogram.worker.WorkerCheckpoints;

/**
 * A build of the model on the sequential engine, driven step by step. Its checkpoints go to a directory and come from there,
 * on the way that those of every run take. Not thread safe.
 */
final class SteppedRun implements AutoCloseable {
    private final PreparedRun prepared;
    private final SequentialEngine engine;
    private final KernelState state;
    private final PartitionCodec codec;
    private final LocalCheckpoints checkpoints;
    private final WorkerCheckpoints writer;
    private final SequentialExecution execution;

    private SteppedRun(RunSpecification specification, ProgressCounters counters, Consumer<String> notices)
            throws IOException {
        prepared = PreparedRun.of(specification);
        engine = prepared.sequentialEngine(counters);
        state = engine.kernel().state();
        codec = PartitionCodec.of(state, StateClasses.of(prepared.model()));
        checkpoints = new LocalCheckpoints(
                prepared,
                CheckpointLocation.ofOneProcess(specification.faultTolerance()),
                notices,
                new RunClock(SystemNanoClock.INSTANCE));
        writer = checkpoints.open(1);
        checkpoints.use(writer);
        execution = new SequentialExecution(engine, counters, writer);
    }

    /** Begins a run at time 0. */
    static SteppedRun begin(
            RunSpecification specification, Path directory, ProgressCounters counters, Consumer<String> notices)
            throws IOException {
        return begun(specification, directory, false, counters, notices);
    }

    /** Goes on from the newest checkpoint in the directory, with a model that is built anew. */
    static SteppedRun restore(RunSpecification specification, Path directory, Consumer<String> notices)
            throws IOException {
        return begun(specification, directory, true, new ProgressCounters(), notices);
    }

    private static SteppedRun begun(
            RunSpecification specification,
            Path directory,
            boolean resume,
            ProgressCounters counters,
            Consumer<String> notices)
            throws IOException {
        FaultTolerance wanted = FaultTolerance.DEFAULT.in(directory.toString());
        SteppedRun run = new SteppedRun(specification.with(resume ? wanted.resumed() : wanted), counters, notices);
        try {
            run.begin();
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
        return run;
    }

    private void begin() {
        writer.prepare(execution.states(), StateClasses.of(prepared.model()));
        checkpoints.restored().ifPresent(execution::continueFrom);
        engine.begin();
    }

    boolean hasNext() {
        return engine.hasNext();
    }

    void step() {
        prepared.enter();
        engine.step();
    }

    long steps() {
        return engine.steps();
    }

    /** Returns the time below which all events were handled. */
    long reachedTicks() {
        return engine.reachedTicks();
    }

    /** Returns the time of the next event. */
    long nextEventTicks() {
        return engine.nextEventTicks();
    }

    /** Returns how many events are pending. */
    long pendingEvents() {
        return engine.kernel().pendingEvents();
    }

    KernelState state() {
        return state;
    }

    /** Captures the state of the LPs, as checkpoints do. */
    PartitionCodec codec() {
        return codec;
    }

    /**
     * Writes a checkpoint.
     *
     * @throws RunFailedException when it cannot be written.
     */
    void checkpoint() {
        execution.checkpoint();
        checkpoints.await(steps()).ifPresent(reason -> {
            throw new RunFailedException("no checkpoint could be written after step " + steps() + ": " + reason, "");
        });
    }

    RunResult finish(long wallNs) {
        prepared.enter();
        engine.finish();
        return RunResults.ofLocal(prepared, execution, execution.outcome(wallNs), CheckpointCounts.NONE, List.of());
    }

    @Override
    public void close() {
        checkpoints.close();
    }
}
