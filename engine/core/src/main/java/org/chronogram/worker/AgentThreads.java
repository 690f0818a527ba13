package org.chronogram.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.chronogram.messaging.Doorbell;
import org.chronogram.threads.DaemonThreads;

/**
 * Calls agents in a loop until {@link #stop}: the first agent on the calling thread, each other agent on a thread of its
 * own.
 */
final class AgentThreads {
    private final List<Task> tasks;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * An agent and how its thread waits.
     *
     * @param agent the agent.
     * @param idleStrategy used by the thread of the agent alone.
     */
    record Task(Agent agent, IdleStrategy idleStrategy) {
        /**
         * Returns the task of an agent whose thread waits as {@link AdaptiveWait} does.
         *
         * @param doorbell wakes the thread.
         * @param spareCores whether every thread of the run has a core of its own.
         * @param clock measures how long the thread waits.
         */
        static Task of(Agent agent, Doorbell doorbell, boolean spareCores, NanoClock clock) {
            return new Task(agent, new AdaptiveWait(doorbell, spareCores, clock, Thread::yield));
        }
    }

    AgentThreads(List<Task> tasks) {
        this.tasks = tasks;
    }

    /**
     * Runs until {@link #stop} is called or an agent fails, and waits for all threads to end.
     *
     * @param afterEachTurnOfFirst called on the calling thread after each call of the first agent.
     */
    void run(Runnable afterEachTurnOfFirst) {
        List<Thread> threads = new ArrayList<>();
        for (Task task : tasks.subList(1, tasks.size())) {
            threads.add(DaemonThreads.create(task.agent().roleName(), () -> loop(task, () -> {})));
        }
        threads.forEach(Thread::start);
        loop(tasks.get(0), afterEachTurnOfFirst);
        threads.forEach(AgentThreads::join);
    }

    private void loop(Task task, Runnable afterEachTurn) {
        try {
            while (!stopped.get()) {
                int workCount = task.agent().doWork();
                afterEachTurn.run();
                task.idleStrategy().idle(workCount);
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
            stop();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped.set(true);
    }

    /** Returns the first exception or error that an agent has thrown. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Throws the first exception or error that an agent has thrown, if there is one. */
    void rethrowFailure() {
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }
}
