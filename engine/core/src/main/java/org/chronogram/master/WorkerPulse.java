package org.chronogram.master;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chronogram.host.ProcessState;
import org.chronogram.host.ProcessState.Condition;

/** When a worker last showed that it lives, by a message or by the CPU time of its process. Not thread safe. */
final class WorkerPulse {
    /** A worker that has been started sends nothing until it joins, which can take long on a busy host. */
    private static final long START_LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    /** Longer than a pause of the garbage collector, even where the heap is swapped out. */
    private static final long LEAST_AT_WORK_LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** A process is at work above a fifth of a core: a JVM of which all threads wait still uses a little CPU time. */
    private static final int LEAST_SHARE_OF_A_CORE = 5;

    private final long silenceLimitNs;
    private final long atWorkLimitNs;
    private boolean starting;
    private long heardNs;
    private long aliveNs;
    private long lookedNs;
    private ProcessState seen;

    WorkerPulse(long silenceLimitNs, long nowNs) {
        this.silenceLimitNs = silenceLimitNs;
        atWorkLimitNs = Math.max(LEAST_AT_WORK_LIMIT_NS, silenceLimitNs);
        launched(nowNs);
    }

    /** The worker was started. */
    void launched(long nowNs) {
        heard(nowNs);
        starting = true;
    }

    /** A message of the worker has come. */
    void heard(long nowNs) {
        starting = false;
        heardNs = nowNs;
        aliveNs = nowNs;
        lookedNs = nowNs;
        seen = null;
    }

    /** The master itself did not run for this time, so the worker was not silent for it. */
    void forgive(long pauseNs) {
        heardNs += pauseNs;
        aliveNs += pauseNs;
        lookedNs += pauseNs;
    }

    /**
     * Returns why the worker is taken for dead; empty while it is not.
     *
     * @param process asks the system for the state of its process.
     */
    Optional<String> deathCause(Supplier<ProcessState> process, long nowNs) {
        boolean suspect = starting || nowNs - heardNs > silenceLimitNs / 4;
        if (suspect && nowNs - lookedNs >= LOOK_EVERY_NS) {
            look(process.get(), nowNs);
        }
        if (nowNs - aliveNs > silenceLimitNs) {
            return Optional.of(
                    silence(silenceLimitNs) + ": its process " + (isStopped() ? "is stopped" : "does nothing"));
        }
        if (nowNs - heardNs > (starting ? START_LIMIT_NS : atWorkLimitNs)) {
            return Optional.of(
                    starting ? silence(START_LIMIT_NS) : silence(atWorkLimitNs) + ", though its process is at work");
        }
        return Optional.empty();
    }

    private String silence(long limitNs) {
        return (starting ? "did not join within " : "said nothing for ") + TimeUnit.NANOSECONDS.toMillis(limitNs)
                + " ms";
    }

    private boolean isStopped() {
        return seen != null && seen.condition() == Condition.STOPPED;
    }

    private void look(ProcessState state, long nowNs) {
        boolean atWork = state.condition() == Condition.AT_WORK || takesTime(state, nowNs);
        boolean stopped = state.condition() == Condition.STOPPED;
        if (!stopped && (atWork || starting)) {
            aliveNs = nowNs;
        }
        seen = state;
        lookedNs = nowNs;
    }

    private boolean takesTime(ProcessState state, long nowNs) {
        return seen != null && (state.cpuTimeNs() - seen.cpuTimeNs()) * LEAST_SHARE_OF_A_CORE >= nowNs - lookedNs;
    }
}
