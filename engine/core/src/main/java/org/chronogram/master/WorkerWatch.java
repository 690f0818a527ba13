package org.chronogram.master;

import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.NanoClock;
import org.chronogram.host.WorkerHost;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.run.Progress;
import org.chronogram.run.RunSpecification;

/**
 * Watches the workers: their signs of life, how far they have come, and what they do. Used by the thread of the master, but
 * for {@link #progress()}.
 */
final class WorkerWatch {
    private final WorkerProgress progress;
    private final Liveness liveness;
    private final WorkerActivities activities;
    private final NanoClock clock;

    WorkerWatch(RunSpecification specification, WorkerHost host, NanoClock clock) {
        this.clock = clock;
        int workers = specification.layout().workers();
        progress = new WorkerProgress(workers, specification.simulation().endTicks(), clock);
        liveness = new Liveness(specification.faultTolerance(), workers, host::state, clock.nanoTime());
        activities = new WorkerActivities(workers);
    }

    void launched(int worker) {
        liveness.launched(worker, clock.nanoTime());
        liveness.progressed(clock.nanoTime());
    }

    /** A message of a worker has come. */
    void heard(int worker) {
        liveness.heard(worker, clock.nanoTime());
    }

    /** The run does something else than before: the limit for standing still begins anew. */
    void progressed() {
        liveness.progressed(clock.nanoTime());
    }

    /** The workers begin to take steps, after some time of the run. */
    void started(long wallNs) {
        progress.start(wallNs);
        progressed();
    }

    /** Takes how far a worker has come; returns how far all have. */
    Progress reported(int worker, WorkerMessage.ProgressReport report) {
        progress.update(worker, report);
        Progress all = progress.snapshot();
        liveness.progress(all.steps(), all.events(), clock.nanoTime());
        return all;
    }

    void busy(int worker, String activity) {
        activities.busy(worker, activity, clock.nanoTime());
    }

    /** Takes where workers go on after a loss; returns how many events will be handled again. */
    long goBack(List<WorkerMessage.Ready> ready, long backToTicks) {
        return progress.goBack(ready, backToTicks);
    }

    /** Returns a worker that has been silent for too long. */
    Optional<Liveness.Death> death() {
        return liveness.death(clock.nanoTime());
    }

    /** Tells whether nothing was done for too long. */
    boolean isStalled() {
        return liveness.isStalled(clock.nanoTime());
    }

    /** Returns the worker for which the others wait. */
    int lastWorker() {
        return progress.lastWorker();
    }

    /** Returns the LPs under execution in workers whose step takes long; empty when none was reported lately. */
    String activity() {
        return activities.text(clock.nanoTime());
    }

    /** Returns the simulated time that all have reached. */
    long simulatedTicks() {
        return progress.simulatedTicks();
    }

    /** Returns how far all have come. Any thread may ask. */
    Progress progress() {
        return progress.snapshot();
    }
}
