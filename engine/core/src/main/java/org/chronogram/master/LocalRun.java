package org.chronogram.master;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.agrona.concurrent.NanoClock;
import org.chronogram.results.RunResult;
import org.chronogram.run.PreparedRun;
import org.chronogram.run.Progress;
import org.chronogram.run.RunFailedException;
import org.chronogram.run.RunListener;
import org.chronogram.threads.DaemonThreads;
import org.chronogram.worker.ActivityWatch;
import org.chronogram.worker.ProgressTimer;

/** A run in this process, on a thread of its own, for which the calling thread waits. */
final class LocalRun {
    private static final long POLL_MS = 100;

    /** Shorter than the patience of the command line. */
    private static final long STOP_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(9);

    private final PreparedRun prepared;
    private final RunListener listener;
    private final AtomicBoolean stopRequested = new AtomicBoolean();
    private final ActivityWatch activities = new ActivityWatch();
    private final StopRequest stopRequest;
    private final RunState state;
    private volatile long urgentSinceNs;
    private volatile boolean urgent;
    private final RunClock clock;
    private final CheckpointRequest checkpointRequest;

    LocalRun(
            PreparedRun prepared,
            RunListener listener,
            StopRequest stopRequest,
            CheckpointRequest checkpointRequest,
            RunState state,
            NanoClock clock) {
        this.prepared = prepared;
        this.listener = listener;
        this.stopRequest = stopRequest;
        this.checkpointRequest = checkpointRequest;
        this.state = state;
        this.clock = new RunClock(clock);
    }

    RunResult run() {
        try (CheckpointLocation location =
                        CheckpointLocation.ofOneProcess(prepared.specification().faultTolerance());
                LocalCheckpoints checkpoints = new LocalCheckpoints(prepared, location, listener::onNotice, clock);
                OutsideWorld outside = OutsideWorld.open(prepared, listener::onNotice, clock)) {
            checkpoints.takeRequestsOf(checkpointRequest);
            checkpoints.whenCommitted(listener::onCheckpoint);
            LayoutChooser chooser = LayoutChooser.of(prepared);
            LocalPhases phases = new LocalPhases(prepared, checkpoints, chooser, clock, stopRequested::get, outside);
            phases.begin();
            clock.start();
            run(phases, checkpoints);
            return phases.end();
        } catch (IOException e) {
            throw new RunFailedException("cannot prepare checkpoints: " + e.getMessage(), "");
        }
    }

    private void run(LocalPhases phases, LocalCheckpoints checkpoints) {
        Supplier<String> activity = () -> activities.look(phases.activity(), clock.nanoTime());
        LateStop lateStop = new LateStop(listener, activity);
        state.set(activity, checkpoints::fate);
        stopRequest.whenRaised(() -> onStopRequest(lateStop));
        ProgressTimer timer = new ProgressTimer(() -> {
            String unused = activity.get();
            listener.onProgress(progress(phases.execution()));
            lateStop.onTick(clock.nanoTime());
        });
        try {
            await(new FutureTask<>(phases::run, null), () -> checkStopDeadline(activity, checkpoints));
        } catch (OutOfMemoryError e) {
            forgetModel();
            throw e;
        } finally {
            timer.close();
        }
    }

    private void onStopRequest(LateStop lateStop) {
        stopRequested.set(true);
        lateStop.requested(clock.nanoTime());
        if (stopRequest.isUrgent()) {
            urgentSinceNs = clock.nanoTime();
            urgent = true;
        }
    }

    /** The command line needs memory to say what has happened; so nothing may refer to the model of a run that had none. */
    private void forgetModel() {
        stopRequest.whenRaised(() -> {});
        state.set(() -> "", () -> "");
    }

    /**
     * Executes a task on a thread of its own.
     *
     * @param task what to execute.
     * @param meanwhile is called from time to time until the task has ended.
     * @throws OutOfMemoryError when the thread has ended without a result, as there was no memory for that either.
     */
    static void await(FutureTask<Void> task, Runnable meanwhile) {
        Thread thread = DaemonThreads.create("local-run", task);
        thread.start();
        while (!hasEnded(task)) {
            if (!thread.isAlive() && !hasEnded(task)) {
                throw new OutOfMemoryError("the thread of the run has ended without a result");
            }
            meanwhile.run();
        }
    }

    private static boolean hasEnded(FutureTask<Void> task) {
        try {
            task.get(POLL_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("interrupted", "");
        }
    }

    /** Cuts the run off where a handler does not return: the caller must not wait for ever. */
    private void checkStopDeadline(Supplier<String> activity, LocalCheckpoints checkpoints) {
        if (urgent && clock.nanoTime() - urgentSinceNs > STOP_TIMEOUT_NS) {
            throw new RunFailedException(LateStop.cutOff(activity.get(), STOP_TIMEOUT_NS) + checkpoints.fate(), "");
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }

    private Progress progress(LocalExecution execution) {
        long endTicks = prepared.specification().simulation().endTicks();
        long events = execution.events();
        return new Progress(
                execution.simulatedTicks(),
                endTicks,
                events,
                execution.steps(),
                clock.wallNs() / 1e9,
                List.of(events),
                List.of(execution.load()));
    }
}
