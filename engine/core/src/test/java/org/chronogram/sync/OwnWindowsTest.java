package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.TestModel;
import org.junit.jupiter.api.Test;

/**
 * A partition with a window of its own. It reaches the other one in 12 ticks, which reaches it in 30; so its windows end on
 * multiples of 4.
 */
final class OwnWindowsTest extends PartitionAgentFixture {
    private static final long LONG_END = 50_000;
    private static final WorkerLayout OWN_WINDOWS = new WorkerLayout(0, 2, 1, false, true);
    private static final PartitionScheme TWO_WAYS = new PartitionScheme(
            Optional.empty(), Optional.of(new PartitionDistances(new long[][] {{Frames.NONE, 12}, {30, Frames.NONE}})));

    private final PartitionAgent agent = agent(
            new TestModel(builder -> {
                builder.links((lp, links) -> links.to((lp + 2) % 4, lp < 2 ? 12 : 30));
                builder.logicalProcesses(4, TestLp::new);
            }),
            OWN_WINDOWS,
            TWO_WAYS,
            LONG_END);

    private void peerEnds(long step, int endFlags, int records, long next, long reach) {
        exchange.arrive(PEER, Frames.end(0, step, 1, records, endFlags, next, reach));
    }

    /** Goes through the steps in which the peer has nothing to do. */
    private void stepsAlone(int count) {
        for (int i = 0; i < count; i++) {
            long step = agent.step();
            agent.doWork();
            peerEnds(step, 0, 0, Frames.NONE, Frames.NONE);
            agent.doWork();
        }
    }

    private static String end(long step, int records, long next, long reachItself, long reachPeer) {
        return "END flags=0 step=" + step + " from=0 records=" + records + " times=[" + next + ", " + reachItself + ", "
                + reachPeer + "]";
    }

    @Test
    void shouldSayWhenItsEventsCanReachEachPartition() {
        agent.doWork();
        assertEquals(List.of(end(0, 0, 5, 5 + 42, 5 + 12)), exchange.takeSent());
    }

    @Test
    void shouldGoAsFarAsItsOwnEventsCanComeBack() {
        stepsAlone(1);
        agent.doWork();
        assertEquals(44, agent.progress().simulatedTicks());
        assertEquals(List.of("0 at 5", "0 at 15", "0 at 25", "0 at 35"), handled.subList(2, 6));
    }

    /** The event for tick 27 is with the peer: it can come back in 30 ticks, and reach the peer again in 42. */
    @Test
    void shouldAttributeTheEventsThatItSentToTheirReceiver() {
        stepsAlone(1);
        exchange.takeSent();
        agent.doWork();
        assertEquals(
                List.of("EVENTS to=1 step=1 from=0 records=1 times=[27]", end(1, 1, 27, 27 + 30, 45 + 12)),
                exchange.takeSent());
    }

    @Test
    void shouldGoNoFurtherThanThePeerCanReachIt() {
        agent.doWork();
        peerEnds(0, 0, 0, 2, 32);
        agent.doWork();
        agent.doWork();
        assertEquals(32, agent.progress().simulatedTicks());
        assertEquals("0 at 25", handled.get(4));
        assertEquals(5, handled.size());
    }

    @Test
    void shouldEndAtTheEndOfTheRunWhenNoEventIsLeft() {
        stepsAlone(3);
        assertTrue(agent.isDone());
        assertFalse(agent.outcome().stopped());
        assertEquals(LONG_END, agent.outcome().reachedTicks());
        assertEquals(List.of(), checkpoints);
    }

    @Test
    void shouldGoOnToWhereThePeerHasHandledEventsWhereItIsToStop() {
        stepsAlone(1);
        agent.doWork();
        exchange.arrive(PEER, Frames.furthest(Frames.end(0, 1, 1, 0, StepFlags.STOP, Frames.NONE, Frames.NONE), 55));
        agent.doWork();
        assertFalse(agent.isDone());
        assertEquals(List.of(), checkpoints);
        agent.doWork();
        assertEquals(55, agent.progress().simulatedTicks());
        exchange.arrive(PEER, Frames.events(0, 0, 2, 1, Frames.record(90, 2, 0, 0)));
        peerEnds(2, 0, 1, 60, 90);
        agent.doWork();
        assertStoppedAt55(2);
    }

    @Test
    void shouldGoThereInSeveralStepsWhereItCanBeReachedBefore() {
        stepsAlone(1);
        agent.doWork();
        exchange.arrive(PEER, Frames.furthest(Frames.end(0, 1, 1, 0, StepFlags.STOP, 30, 48), 55));
        agent.doWork();
        agent.doWork();
        assertEquals(48, agent.progress().simulatedTicks());
        exchange.arrive(PEER, Frames.events(0, 0, 2, 1, Frames.record(90, 2, 0, 0)));
        exchange.arrive(PEER, Frames.furthest(Frames.end(0, 2, 1, 1, StepFlags.STOP, 50, 80), 55));
        agent.doWork();
        assertFalse(agent.isDone());
        agent.doWork();
        assertEquals(55, agent.progress().simulatedTicks());
        peerEnds(3, 0, 0, 60, Frames.NONE);
        agent.doWork();
        assertStoppedAt55(3);
    }

    private void assertStoppedAt55(long completedSteps) {
        assertTrue(agent.isDone());
        PartitionOutcome outcome = agent.outcome();
        assertTrue(outcome.stopped());
        assertEquals(55, outcome.reachedTicks());
        assertEquals(completedSteps, outcome.completedSteps());
        assertEquals(1, outcome.pendingEvents());
        assertEquals("0 at 45", handled.get(6));
        assertEquals(List.of("finish 0 at 55", "finish 1 at 55"), handled.subList(7, 9));
        assertEquals(1, checkpoints.size());
        String checkpoint = checkpoints.get(0);
        assertTrue(checkpoint.contains("completedSteps=" + completedSteps + ", reachedTicks=55,"), checkpoint);
        assertTrue(checkpoint.contains("nextEventTicks=60"), checkpoint);
        assertTrue(checkpoint.endsWith(" pending [90]"), checkpoint);
    }

    @Test
    void shouldStopAtOnceWhereNoEventIsLeftUpToThatTime() {
        stepsAlone(2);
        agent.doWork();
        exchange.arrive(PEER, Frames.events(0, 0, 2, 1, Frames.record(90, 2, 0, 0)));
        peerEnds(2, StepFlags.STOP, 1, 90, 120);
        agent.doWork();
        assertTrue(agent.isDone());
        assertTrue(agent.outcome().stopped());
        assertEquals(56, agent.outcome().reachedTicks());
        assertEquals(1, checkpoints.size());
    }

    @Test
    void shouldNotCallARunStoppedThatHasComeToItsEnd() {
        stepsAlone(2);
        agent.doWork();
        peerEnds(2, StepFlags.STOP, 0, Frames.NONE, Frames.NONE);
        agent.doWork();
        assertTrue(agent.isDone());
        assertFalse(agent.outcome().stopped());
        assertEquals(List.of(), checkpoints);
    }
}
