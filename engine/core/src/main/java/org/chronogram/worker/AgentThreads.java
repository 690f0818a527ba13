package org.chronogram.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.chronogram.threads.DaemonThreads;

/**
 * Calls agents in a loop until {@link #stop}: the first agent on the calling thread, each other agent on a thread of its
 * own.
 */
final class AgentThreads {
    private final List<? extends Agent> agents;
    private final Supplier<IdleStrategy> idleStrategies;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    AgentThreads(List<? extends Agent> agents, Supplier<IdleStrategy> idleStrategies) {
        this.agents = agents;
        this.idleStrategies = idleStrategies;
    }

    /**
     * Runs until {@link #stop} is called or an agent fails, and waits for all threads to end.
     *
     * @param afterEachTurnOfFirst called on the calling thread after each call of the first agent.
     */
    void run(Runnable afterEachTurnOfFirst) {
        List<Thread> threads = new ArrayList<>();
        for (Agent agent : agents.subList(1, agents.size())) {
            threads.add(DaemonThreads.create(agent.roleName(), () -> loop(agent, () -> {})));
        }
        threads.forEach(Thread::start);
        loop(agents.get(0), afterEachTurnOfFirst);
        threads.forEach(AgentThreads::join);
    }

    private void loop(Agent agent, Runnable afterEachTurn) {
        IdleStrategy idleStrategy = idleStrategies.get();
        try {
            while (!stopped.get()) {
                int workCount = agent.doWork();
                afterEachTurn.run();
                idleStrategy.idle(workCount);
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
