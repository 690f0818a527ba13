package org.chronogram.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class AgentThreadsTest {
    /** What an agent does in each turn. */
    private interface Work {
        void doWork() throws Exception;
    }

    private record NamedAgent(String roleName, Work work) implements Agent {
        @Override
        public int doWork() throws Exception {
            work.doWork();
            return 0;
        }
    }

    private static AgentThreads threads(Agent... agents) {
        return new AgentThreads(Arrays.stream(agents)
                .map(agent -> new AgentThreads.Task(agent, new YieldingIdleStrategy()))
                .toList());
    }

    @Test
    void shouldRunTheFirstAgentOnTheCallingThreadUntilItIsStopped() {
        List<Thread> turns = new ArrayList<>();
        AgentThreads threads = threads(new NamedAgent("first", () -> turns.add(Thread.currentThread())));
        int[] after = {0};
        threads.run(() -> {
            if (++after[0] == 3) {
                threads.stop();
            }
        });
        assertEquals(List.of(Thread.currentThread(), Thread.currentThread(), Thread.currentThread()), turns);
        assertEquals(Optional.empty(), threads.failure());
    }

    @Test
    void shouldRunEachOtherAgentOnADaemonThreadOfItsOwn() {
        CountDownLatch begun = new CountDownLatch(2);
        Thread[] ran = new Thread[2];
        AgentThreads threads = threads(
                new NamedAgent("first", () -> {}),
                new NamedAgent("second", () -> note(ran, 0, begun)),
                new NamedAgent("third", () -> note(ran, 1, begun)));
        threads.run(() -> {
            if (begun.getCount() == 0) {
                threads.stop();
            }
        });
        assertEquals("second", ran[0].getName());
        assertEquals("third", ran[1].getName());
        assertTrue(ran[0].isDaemon());
        assertNotSame(Thread.currentThread(), ran[0]);
    }

    private static void note(Thread[] ran, int index, CountDownLatch begun) {
        if (ran[index] == null) {
            ran[index] = Thread.currentThread();
            begun.countDown();
        }
    }

    @Test
    void shouldStopAllAgentsWhenOneFailsAndThrowWhatItThrew() {
        IllegalArgumentException failure = new IllegalArgumentException("broken");
        AgentThreads threads = threads(new NamedAgent("first", () -> {}), new NamedAgent("second", () -> {
            throw failure;
        }));
        threads.run(() -> {});
        assertSame(failure, threads.failure().orElseThrow());
        assertSame(failure, assertThrows(IllegalArgumentException.class, threads::rethrowFailure));
    }

    @Test
    void shouldThrowErrorsAsTheyAreAndWrapCheckedExceptions() {
        StackOverflowError error = new StackOverflowError();
        AgentThreads deep = threads(new NamedAgent("first", () -> {
            throw error;
        }));
        deep.run(() -> {});
        assertSame(error, assertThrows(StackOverflowError.class, deep::rethrowFailure));
        Exception checked = new Exception("checked");
        AgentThreads wrapped = threads(new NamedAgent("first", () -> {
            throw checked;
        }));
        wrapped.run(() -> {});
        assertSame(
                checked,
                assertThrows(IllegalStateException.class, wrapped::rethrowFailure)
                        .getCause());
    }
}
