package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.TestModel;
import org.chronogram.kernel.WindowGrid;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.junit.jupiter.api.Test;

/** How a partition goes through its steps: initialize, execute, await, end. */
final class PartitionAgentTest extends PartitionAgentFixture {
    @Test
    void shouldInitializeInStep0() {
        PartitionAgent agent = agent();
        assertEquals("partition-0", agent.roleName());
        assertEquals(1, agent.doWork());
        assertEquals(List.of("initialize 0", "initialize 1"), handled);
        assertEquals(List.of(end(0, 0, 0, 5)), exchange.takeSent());
        assertEquals(0, agent.step());
        assertFalse(agent.isDone());
    }

    @Test
    void shouldAwaitTheEndOfAllOthersAndGiveTheExchangeTurns() {
        PartitionAgent agent = agent();
        agent.doWork();
        assertEquals(0, agent.doWork());
        assertEquals(0, agent.doWork());
        assertEquals(2, exchange.turns());
        assertEquals(0, agent.step());
        peerEnds(0);
        assertEquals(2, agent.doWork());
        assertEquals(1, agent.step());
        assertEquals(2, handled.size());
    }

    @Test
    void shouldExecuteTheWindowThatBeginsWithItsOwnEvent() {
        PartitionAgent agent = agent();
        steps(agent, 0, 0);
        exchange.takeSent();
        assertEquals(1, agent.doWork());
        assertEquals("0 at 5", handled.get(2));
        assertEquals(List.of(end(1, 0, 0, 15)), exchange.takeSent());
        assertEquals(14, agent.progress().simulatedTicks());
        assertEquals(1, agent.progress().steps());
        assertEquals(1, agent.progress().events());
    }

    @Test
    void shouldPublishWhereTheTimeOfItsStepsWent() {
        busyNs = 70;
        PartitionAgent agent = agent();
        steps(agent, 0, 0);
        assertEquals(0, agent.publishedTimes().steps());
        assertEquals(1, agent.doWork());
        clock.advance(30);
        peerEnds(1);
        assertEquals(2, agent.doWork());
        PublishedTimes times = agent.publishedTimes();
        assertEquals(1, times.steps());
        assertEquals(70, times.computeNs());
        assertEquals(30, times.imbalanceNs() + times.exchangeNs());
        assertEquals(0, times.checkpointNs());
    }

    @Test
    void shouldExecuteTheWindowThatBeginsWithAnEventOfAPeer() {
        PartitionAgent agent = agent();
        agent.doWork();
        peerEnds(0, 0, 2);
        agent.doWork();
        agent.doWork();
        assertEquals(12, agent.progress().simulatedTicks());
        peerEnds(1, 0, 4);
        agent.doWork();
        agent.doWork();
        assertEquals(14, agent.progress().simulatedTicks());
        assertEquals(3, handled.size());
    }

    @Test
    void shouldSendEventsBeforeEndAndCountThem() {
        PartitionAgent agent = agent();
        steps(agent, 0, 1);
        exchange.takeSent();
        agent.doWork();
        assertEquals(List.of("EVENTS to=1 step=2 from=0 records=1 times=[27]", end(2, 0, 1, 25)), exchange.takeSent());
    }

    @Test
    void shouldTakeTheEventsThatItSentIntoAccountWhenItSaysWhatIsNext() {
        PartitionAgent agent = agent();
        agent.doWork();
        exchange.takeSent();
        // As if the LP had sent an event while it was initialized.
        long[] words = Frames.record(3, 0, 9, 2);
        EventBatches batches = new EventBatches(exchange, 0, 2);
        PartitionAgent sending = new PartitionAgent(
                0,
                kernel,
                batches,
                exchange,
                new IncomingStreams(LAYOUT, kernel),
                new YawnsPolicy(new WindowGrid(10)),
                END,
                flags,
                CheckpointTaker.NONE,
                times,
                clock);
        batches.send(1, words, 0, words.length);
        sending.doWork();
        assertEquals(List.of("EVENTS to=1 step=0 from=0 records=1 times=[3]", end(0, 0, 1, 3)), exchange.takeSent());
    }

    @Test
    void shouldTakeEventsOfAPeerThatIsAStepAheadWhenItEntersThatStep() {
        PartitionAgent agent = agent();
        agent.doWork();
        peerEnds(0);
        exchange.arrive(PEER, Frames.events(0, 0, 1, 1, Frames.record(20, 2, 0, 1)));
        assertEquals(1, kernel.pendingEvents());
        agent.doWork();
        assertEquals(1, agent.step());
        assertEquals(2, kernel.pendingEvents());
    }

    @Test
    void shouldMeasureTheTimeFromTheEndOfItsWindowToTheNext() {
        PartitionAgent agent = agent();
        clock.update(1_000_000);
        agent.doWork();
        clock.advance(700);
        agent.doWork();
        clock.advance(300);
        peerEnds(0);
        agent.doWork();
        clock.advance(50_000);
        steps(agent, 1, 5);
        assertEquals(6, agent.outcome().stepLatencyNs().getTotalCount());
        assertEquals(1_000, agent.outcome().stepLatencyNs().getMaxValue());
        assertEquals(0, agent.outcome().stepLatencyNs().getMinValue());
    }

    /** LP 0 handles an event in steps 1 and 2, which takes 1 us; the peer is busy for 3 us in step 2. */
    @Test
    void shouldTellWhereTheTimeOfItsStepsWent() {
        busyNs = 1_000;
        PartitionAgent agent = agent(25);
        agent.doWork();
        clock.advance(700_000);
        peerEnds(0);
        agent.doWork();
        exchange.takeSent();
        agent.doWork();
        assertEquals(List.of("END flags=0 step=1 from=0 records=0 busyNs=1000 times=[15]"), exchange.takeSent());
        peerEnds(1);
        agent.doWork();
        agent.doWork();
        agent.doWork();
        clock.advance(2_500);
        exchange.arrive(PEER, Frames.busyEnd(0, 2, 1, 3_000, Frames.NONE));
        agent.doWork();
        StepTimes spent = agent.outcome().times();
        assertEquals(2, spent.steps());
        assertEquals(2_000, spent.computeNs());
        assertEquals(2_000, spent.imbalanceNs(PEER));
        assertEquals(500, spent.exchangeNs(PEER));
        assertEquals(1, spent.lastSteps(PEER));
        assertEquals(1, spent.ownLastSteps());
    }

    @Test
    void shouldCountCheckpointsAndRecoveriesApartFromComputing() {
        copyNs = 9_000;
        PartitionAgent agent = agent();
        steps(agent, 0, 0);
        agent.doWork();
        peerEnds(1, StepFlags.CHECKPOINT, Frames.NONE);
        agent.doWork();
        exchange.takeSent();
        agent.doWork();
        assertEquals("busyNs=9000", exchange.takeSent().get(1).split(" ")[5]);
        agent.expectRepetition();
        clock.advance(1_000_000);
        peerEnds(2);
        agent.doWork();
        steps(agent, 3, 5);
        StepTimes spent = agent.outcome().times();
        assertEquals(4, spent.steps());
        assertEquals(copyNs, spent.checkpointNs());
        assertEquals(0, spent.computeNs() + spent.imbalanceNs() + spent.exchangeNs());
    }

    @Test
    void shouldDropTheStepThatAPeerRepeatsInAnotherMesh() {
        PartitionAgent agent = agent();
        steps(agent, 0, 0);
        agent.expectRepetition();
        peerEnds(0);
        agent.doWork();
        peerEnds(1);
        agent.doWork();
        assertEquals(2, agent.step());
    }

    @Test
    void shouldGiveTheExchangeTurnsWhileItExecutes() {
        List<Integer> turns = new ArrayList<>();
        ModelDeclaration declaration = Frames.declaration(TestModel.of(10, 4, lp -> new LogicalProcess() {
            @Override
            public void initialize(EventContext context) {
                for (int i = 0; i < 500; i++) {
                    context.schedule(1, 1);
                }
            }

            @Override
            public void onEvent(Event event, EventContext context) {
                clock.advance(1_000);
                turns.add(exchange.turns());
            }
        }));
        Kernel busy = new ModelSetup(() -> declaration, 1, 0, END, PartitionScheme.BLOCKS)
                .kernel(declaration, 2, 0, new EventBatches(exchange, 0, 2), new ExchangePulse(exchange, clock));
        busy.initialize();
        busy.runUntil(10);
        // 1,000 events of 1 us each, with a look at the clock after every 256 calls.
        assertEquals(1_000, turns.size());
        assertEquals(0, turns.get(0));
        assertEquals(3, exchange.turns());
    }

    @Test
    void shouldPassOnThatAPeerBrokeTheProtocol() {
        PartitionAgent agent = agent();
        agent.doWork();
        peerEnds(3);
        StepProtocolException e = assertThrows(StepProtocolException.class, agent::doWork);
        assertEquals("step protocol broken: frame of step 3 from source 2 in step 0", e.getMessage());
    }
}
