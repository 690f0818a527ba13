package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.chronogram.kernel.KernelCounts;
import org.junit.jupiter.api.Test;

/** Agreement of all partitions at a step boundary on stops and checkpoints, and runs that go on from a checkpoint. */
final class StepAgreementTest extends PartitionAgentFixture {
    @Test
    void shouldStopAtTheEndOfTheStepInWhichAPeerAsksForIt() {
        PartitionAgent agent = agent();
        steps(agent, 0, 0);
        agent.doWork();
        peerEnds(1, StepFlags.STOP, 30);
        agent.doWork();
        assertTrue(agent.isDone());
        PartitionOutcome outcome = agent.outcome();
        assertTrue(outcome.stopped());
        assertEquals(14, outcome.reachedTicks());
        assertEquals(1, outcome.completedSteps());
        assertEquals(1, outcome.pendingEvents());
        assertEquals("finish 0 at 14", handled.get(3));
    }

    @Test
    void shouldLeaveACheckpointWhereItStops() {
        PartitionAgent agent = agent();
        steps(agent, 0, 0);
        agent.doWork();
        peerEnds(1, StepFlags.STOP, 30);
        agent.doWork();
        assertEquals(
                List.of(
                        "0: StepPosition[completedSteps=1, reachedTicks=14, nextEventTicks=15, horizonTicks=24] pending [15]"),
                checkpoints);
    }

    @Test
    void shouldStopWhenItsOwnWorkerAsksForIt() {
        PartitionAgent agent = agent();
        steps(agent, 0, 0);
        exchange.takeSent();
        flags.raise(StepFlags.STOP);
        steps(agent, 1, 1);
        assertEquals(List.of(end(1, StepFlags.STOP, 0, 15)), exchange.takeSent());
        assertTrue(agent.outcome().stopped());
        assertEquals(14, agent.outcome().reachedTicks());
    }

    @Test
    void shouldNotCallARunStoppedThatHasComeToItsEnd() {
        PartitionAgent agent = agent(5);
        agent.doWork();
        peerEnds(0, StepFlags.STOP | StepFlags.CHECKPOINT, 5);
        agent.doWork();
        assertTrue(agent.isDone());
        assertFalse(agent.outcome().stopped());
        assertEquals(List.of(), checkpoints);
    }

    @Test
    void shouldTakeACheckpointAtTheStepThatAllHaveAgreedOn() {
        PartitionAgent agent = agent();
        steps(agent, 0, 1);
        agent.doWork();
        peerEnds(2, StepFlags.CHECKPOINT, 22);
        agent.doWork();
        assertEquals(
                List.of(
                        "0: StepPosition[completedSteps=2, reachedTicks=24, nextEventTicks=22, horizonTicks=32] pending [25]"),
                checkpoints);
        steps(agent, 3, 3);
        assertEquals(1, checkpoints.size());
        assertFalse(agent.isDone());
    }

    @Test
    void shouldKeepEventsOfTheNextStepOutOfACheckpoint() {
        PartitionAgent agent = agent();
        agent.doWork();
        peerEnds(0, StepFlags.CHECKPOINT, 22);
        exchange.arrive(PEER, Frames.events(0, 0, 1, 1, Frames.record(20, 2, 0, 1)));
        agent.doWork();
        assertEquals(
                List.of(
                        "0: StepPosition[completedSteps=0, reachedTicks=0, nextEventTicks=5, horizonTicks=14] pending [5]"),
                checkpoints);
        assertEquals(2, kernel.pendingEvents());
    }

    @Test
    void shouldAskForACheckpointInOneStep() {
        PartitionAgent agent = agent();
        steps(agent, 0, 0);
        exchange.takeSent();
        flags.raise(StepFlags.CHECKPOINT);
        steps(agent, 1, 1);
        assertEquals(List.of(end(1, StepFlags.CHECKPOINT, 0, 15)), exchange.takeSent());
        assertEquals(1, checkpoints.size());
        agent.doWork();
        assertEquals(end(2, 0, 1, 25), exchange.takeSent().get(1));
    }

    @Test
    void shouldRaiseNoFlagUntilTheFurthestStepIsBehindIt() {
        PartitionAgent agent = agent();
        agent.withholdFlagsUntil(1);
        flags.raise(StepFlags.STOP);
        steps(agent, 0, 1);
        assertEquals(List.of(end(0, 0, 0, 5), end(1, 0, 0, 15)), exchange.takeSent());
        agent.doWork();
        assertEquals(end(2, StepFlags.STOP, 1, 25), exchange.takeSent().get(1));
    }

    @Test
    void shouldNotLoseAFlagThatItWithholds() {
        PartitionAgent agent = agent();
        agent.withholdFlagsUntil(1);
        flags.raise(StepFlags.CHECKPOINT);
        steps(agent, 0, 2);
        assertEquals(
                List.of(
                        "0: StepPosition[completedSteps=2, reachedTicks=24, nextEventTicks=25, horizonTicks=34] pending [25]"),
                checkpoints);
    }

    @Test
    void shouldContinueFromACheckpoint() {
        PartitionAgent agent = agent();
        long[] event = Frames.record(35, 0, 3, 0);
        kernel.state().restorePosition(34, 34, new KernelCounts(3, 0, 1));
        assertEquals(3, kernel.state().restorePending(event, 0, event.length));
        agent.continueFrom(new StepPosition(3, 34, 35, StepPosition.NO_HORIZON));
        assertEquals(4, agent.step());
        assertEquals(3, agent.progress().steps());
        assertEquals(34, agent.progress().simulatedTicks());
        assertEquals(3, agent.progress().events());
        agent.doWork();
        assertEquals(List.of("0 at 35"), handled);
        assertEquals(List.of(end(4, 0, 0, 45)), exchange.takeSent());
        assertEquals(44, agent.progress().simulatedTicks());
    }

    @Test
    void shouldContinueWithTheWindowOfTheWholeRun() {
        PartitionAgent agent = agent();
        kernel.state().restorePosition(34, 34, new KernelCounts(3, 0, 1));
        agent.continueFrom(new StepPosition(3, 34, 40, StepPosition.NO_HORIZON));
        agent.doWork();
        assertEquals(50, agent.progress().simulatedTicks());
    }

    @Test
    void shouldContinueWithTheWindowThatItHadPlanned() {
        PartitionAgent agent = agent();
        kernel.state().restorePosition(34, 34, new KernelCounts(3, 0, 1));
        agent.continueFrom(new StepPosition(3, 34, 40, 57));
        agent.doWork();
        assertEquals(57, agent.progress().simulatedTicks());
        assertEquals(57, kernel.state().reachedTicks());
    }

    @Test
    void shouldEndAtOnceWhereItContinuesARunThatWasOver() {
        PartitionAgent agent = agent();
        agent.continueFrom(new StepPosition(3, 34, END, StepPosition.NO_HORIZON));
        assertTrue(agent.isDone());
        assertEquals(3, agent.outcome().completedSteps());
        assertEquals(END, agent.outcome().reachedTicks());
    }
}
