package org.chronogram.master;

import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.SystemNanoClock;
import org.chronogram.catalog.ModelTrace;
import org.chronogram.checkpoint.RunLock;
import org.chronogram.host.HostFactory;
import org.chronogram.host.LocalHost;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.ModelException;
import org.chronogram.realtime.ExternalFailure;
import org.chronogram.results.RunResult;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.run.RunSpecification;

/** Runs a model from start to end: in this process, or on workers that it starts and watches. */
public final class RunMaster {
    private final RunSpecification specification;
    private final HostFactory hosts;
    private final RunListener listener;
    private final StopRequest stopRequest = new StopRequest();
    private final CheckpointRequest checkpointRequest = new CheckpointRequest();
    private final RunState state = new RunState();

    /**
     * Prepares a run whose workers live on this host.
     *
     * @param specification specification of the run.
     * @param listeners are told how it goes on.
     */
    public RunMaster(RunSpecification specification, RunListener... listeners) {
        this(specification, LocalHost::open, listeners);
    }

    /**
     * Prepares a run.
     *
     * @param specification what shall be run.
     * @param hosts where its workers live.
     * @param listeners are told how it goes on.
     */
    public RunMaster(RunSpecification specification, HostFactory hosts, RunListener... listeners) {
        this.specification = specification;
        this.hosts = hosts;
        listener = RunListener.all(List.of(listeners));
    }

    /**
     * Runs the model and waits for its end. Afterwards no worker lives and nothing is left in shared memory. May be called
     * once. Meanwhile no other run can use the run directory.
     *
     * @return result of the run.
     * @throws InvalidInputException when the input cannot be used.
     * @throws RunFailedException when the run fails.
     */
    public RunResult run() {
        String directory = specification.faultTolerance().runDirectory();
        if (directory.isEmpty()) {
            return execute();
        }
        RunLock lock = RunLock.take(Path.of(directory));
        try {
            return execute();
        } finally {
            lock.close();
        }
    }

    private RunResult execute() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            PreparedRun prepared = PreparedRun.of(specification);
            prepared.declaration().notices().forEach(line -> listener.onNotice("sim: " + line));
            return specification.layout().workers() == 0
                    ? local(prepared).run()
                    : new DistributedRun(prepared, hosts, listener, stopRequest, checkpointRequest, state).run();
        } catch (ModelException e) {
            throw new RunFailedException(e.getMessage(), ModelTrace.of(e), e);
        } catch (ExternalFailure e) {
            throw new RunFailedException(e.getMessage() + state.text(), "");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private LocalRun local(PreparedRun prepared) {
        return new LocalRun(prepared, listener, stopRequest, checkpointRequest, state, SystemNanoClock.INSTANCE);
    }

    /**
     * Asks for a checkpoint at the end of the current step; does nothing in a run without checkpoints. Any thread may call
     * it, at any time.
     */
    public void checkpoint() {
        checkpointRequest.raise();
    }

    /**
     * Asks for the run to stop at the end of the current step; {@link #run} then returns what was done so far. Any thread
     * may call it, at any time.
     */
    public void stop() {
        stopRequest.raise();
    }

    /**
     * Describes the activity of the run, and the checkpoint that would remain if the process ended now. Any thread may call
     * it, at any time.
     *
     * @return the rest of a sentence that says that the run was ended.
     */
    public String state() {
        return state.text();
    }

    /** Like {@link #stop}, but waits for workers whose step takes long, as no user waits at a terminal. */
    public void stopPatiently() {
        stopRequest.raisePatiently();
    }
}
