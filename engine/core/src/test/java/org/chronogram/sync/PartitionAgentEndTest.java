package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.chronogram.kernel.AskedStop;
import org.chronogram.kernel.KernelCounts;
import org.chronogram.kernel.TestModel;
import org.junit.jupiter.api.Test;

/** How a partition comes to the end of the run: when no event is left, at its end time, or because an LP has asked. */
final class PartitionAgentEndTest extends PartitionAgentFixture {
    @Test
    void shouldEndWhenNoEventIsLeft() {
        PartitionAgent agent = agent();
        steps(agent, 0, 5);
        assertTrue(agent.isDone());
        assertEquals(List.of("finish 0 at 1000", "finish 1 at 1000"), handled.subList(7, 9));
        PartitionOutcome outcome = agent.outcome();
        assertEquals(END, outcome.reachedTicks());
        assertEquals(5, outcome.completedSteps());
        assertEquals(new KernelCounts(5, 0, 1), outcome.counts());
        assertEquals(0, outcome.pendingEvents());
        assertEquals(77, outcome.peakWaitingBytes());
        assertFalse(outcome.stopped());
        assertEquals(END, agent.progress().simulatedTicks());
        assertEquals(5, agent.progress().steps());
    }

    @Test
    void shouldGoOnServingItsPeersWhenItHasEnded() {
        PartitionAgent agent = agent();
        steps(agent, 0, 5);
        int before = exchange.turns();
        assertEquals(0, agent.doWork());
        assertEquals(before + 1, exchange.turns());
    }

    @Test
    void shouldNotEndWhileAPeerHasEvents() {
        PartitionAgent agent = agent();
        steps(agent, 0, 4);
        agent.doWork();
        peerEnds(5, 0, END - 1);
        agent.doWork();
        assertFalse(agent.isDone());
        steps(agent, 6, 6);
        assertTrue(agent.isDone());
        assertEquals(6, agent.outcome().completedSteps());
    }

    @Test
    void shouldLeaveEventsAtTheEndOfTheRunPending() {
        PartitionAgent agent = agent(25);
        steps(agent, 0, 2);
        assertTrue(agent.isDone());
        assertEquals(1, agent.outcome().pendingEvents());
        assertEquals(25, agent.outcome().reachedTicks());
        assertEquals("finish 0 at 25", handled.get(4));
    }

    @Test
    void shouldCutOffTheLastWindow() {
        PartitionAgent agent = agent(16);
        steps(agent, 0, 1);
        agent.doWork();
        assertEquals(16, agent.progress().simulatedTicks());
        assertEquals("0 at 15", handled.get(3));
    }

    @Test
    void shouldEndAtOnceWhereThereIsNothingToDo() {
        PartitionAgent agent = agent(5);
        steps(agent, 0, 0);
        assertTrue(agent.isDone());
        assertEquals(0, agent.outcome().completedSteps());
        assertEquals(5, agent.outcome().reachedTicks());
    }

    private PartitionAgent agentWithChecksEvery20() {
        return agent(
                new TestModel(builder -> {
                    builder.mayStop(20);
                    builder.lookahead(10);
                    builder.logicalProcesses(4, TestLp::new);
                }),
                LAYOUT,
                PartitionScheme.BLOCKS,
                END);
    }

    /** Its own events are at 5, 15, 25 and so on. */
    @Test
    void shouldEndAtTheNextCheckWhenAnLpOfAPeerHasAskedForIt() {
        PartitionAgent agent = agentWithChecksEvery20();
        steps(agent, 0, 1);
        agent.doWork();
        assertEquals(20, agent.progress().simulatedTicks());
        peerEnds(2, StepFlags.END_ASKED, 31);
        agent.doWork();
        assertTrue(agent.isDone());
        assertEquals("finish 0 at 20", handled.get(4));
        assertEquals(20, agent.outcome().reachedTicks());
        assertFalse(agent.outcome().stopped());
        assertEquals(Optional.empty(), agent.outcome().askedStop());
        assertEquals(List.of(), checkpoints);
    }

    @Test
    void shouldNotEndBeforeTheCheck() {
        PartitionAgent agent = agentWithChecksEvery20();
        steps(agent, 0, 1);
        agent.doWork();
        peerEnds(2, StepFlags.END_ASKED, 19);
        agent.doWork();
        assertFalse(agent.isDone());
        agent.doWork();
        peerEnds(3, StepFlags.END_ASKED, Frames.NONE);
        agent.doWork();
        assertEquals(20, agent.outcome().reachedTicks());
    }

    /** Otherwise the STOP of a user would turn the end of the run into a stop. */
    @Test
    void shouldEndForGoodWhenItIsStoppedAtTheSameTime() {
        PartitionAgent agent = agentWithChecksEvery20();
        steps(agent, 0, 1);
        agent.doWork();
        peerEnds(2, StepFlags.END_ASKED | StepFlags.STOP | StepFlags.CHECKPOINT, 31);
        agent.doWork();
        assertFalse(agent.outcome().stopped());
        assertEquals(List.of(), checkpoints);
    }

    @Test
    void shouldTellItsPeersThatItsLpHasAskedAndGoOnTellingThem() {
        PartitionAgent agent = agentWithChecksEvery20();
        kernel.state().restoreStop(new AskedStop(3, 1, "enough"));
        agent.withholdFlagsUntil(9);
        agent.doWork();
        peerEnds(0);
        agent.doWork();
        agent.doWork();
        assertEquals(
                List.of(end(0, StepFlags.END_ASKED, 0, 5), end(1, StepFlags.END_ASKED, 0, 15)), exchange.takeSent());
    }
}
