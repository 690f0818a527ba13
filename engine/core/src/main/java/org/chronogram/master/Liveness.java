package org.chronogram.master;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.chronogram.host.ProcessState;
import org.chronogram.run.FaultTolerance;

/**
 * Notices workers that send nothing, or keep the others waiting, for too long. A worker sends its signs of life from a
 * thread of its own, so a handler that takes long does not make it silent. When a worker is silent, the operating system is
 * asked for the state of its process. A process that is stopped or idle is taken for dead after the limit of silence. A
 * process that is at work has longer: it may collect garbage, or wait for a core or for its memory to come back from the
 * disk. Time during which the master itself did not run, for example on a host that slept, does not count. Not thread safe.
 */
final class Liveness {
    /**
     * A worker that is taken for dead.
     *
     * @param worker index of the worker.
     * @param cause cause of the loss.
     */
    record Death(int worker, String cause) {}

    private static final long OWN_PAUSE_NS = TimeUnit.SECONDS.toNanos(1);

    private final long stallLimitNs;
    private final IntFunction<ProcessState> states;
    private final WorkerPulse[] pulses;
    private long lastCheckNs;
    private long progressNs;
    private long steps;
    private long events;

    /**
     * Begins.
     *
     * @param limits how long a worker may be silent, and the run may stand still.
     * @param states gives the state of the process of a worker.
     */
    Liveness(FaultTolerance limits, int workers, IntFunction<ProcessState> states, long nowNs) {
        this.states = states;
        stallLimitNs = TimeUnit.MILLISECONDS.toNanos(limits.stallLimitMs());
        pulses = new WorkerPulse[workers];
        for (int worker = 0; worker < workers; worker++) {
            pulses[worker] = new WorkerPulse(TimeUnit.MILLISECONDS.toNanos(limits.silenceLimitMs()), nowNs);
        }
        lastCheckNs = nowNs;
        progressNs = nowNs;
    }

    /** A worker was started. */
    void launched(int worker, long nowNs) {
        pulses[worker].launched(nowNs);
    }

    /** A message of a worker has come. */
    void heard(int worker, long nowNs) {
        pulses[worker].heard(nowNs);
    }

    /** The run does, or may do, something else than before: waiting begins anew. */
    void progressed(long nowNs) {
        progressNs = nowNs;
    }

    /** Takes how far the run has come. */
    void progress(long newSteps, long newEvents, long nowNs) {
        if (newSteps != steps || newEvents != events) {
            steps = newSteps;
            events = newEvents;
            progressNs = nowNs;
        }
    }

    /** To be asked several times a second. Returns a worker that has been silent for too long. */
    Optional<Death> death(long nowNs) {
        forgiveOwnPause(nowNs);
        for (int worker = 0; worker < pulses.length; worker++) {
            int index = worker;
            Optional<String> cause = pulses[worker].deathCause(() -> states.apply(index), nowNs);
            if (cause.isPresent()) {
                return Optional.of(new Death(worker, cause.get()));
            }
        }
        return Optional.empty();
    }

    private void forgiveOwnPause(long nowNs) {
        long pauseNs = nowNs - lastCheckNs;
        if (pauseNs > OWN_PAUSE_NS) {
            for (WorkerPulse pulse : pulses) {
                pulse.forgive(pauseNs);
            }
            progressNs += pauseNs;
        }
        lastCheckNs = nowNs;
    }

    /** Tells whether nothing was done for too long. */
    boolean isStalled(long nowNs) {
        return stallLimitNs > 0 && nowNs - progressNs > stallLimitNs;
    }
}
