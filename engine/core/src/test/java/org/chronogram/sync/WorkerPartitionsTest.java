package org.chronogram.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.CachedNanoClock;
import org.chronogram.kernel.LpRanges;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.junit.jupiter.api.Test;

/** The partitions of one worker, put together; runs of several workers are in {@link StepProtocolTest}. */
final class WorkerPartitionsTest {
    private static final long END = 100;

    private final StepFlags flags = new StepFlags();
    private final CheckpointMarks marks = new CheckpointMarks();
    private final List<StepPosition> checkpoints = new ArrayList<>();
    private final List<Long> capturedSteps = new ArrayList<>();
    private int builds;

    /** Sends an event around all LPs, from one to the next every 10 ticks. */
    private static LogicalProcess ring(int lp, int lps) {
        return new LogicalProcess() {
            @Override
            public void initialize(EventContext context) {
                if (lp == 0) {
                    context.schedule(0, 1);
                }
            }

            @Override
            public void onEvent(Event event, EventContext context) {
                context.send((lp + 1) % lps, 10, 1);
            }
        };
    }

    private WorkerPartitions worker(int workers, int threads) {
        ModelSetup model = new ModelSetup(
                () -> {
                    builds++;
                    return Frames.declaration(TestModel.of(10, 6, lp -> ring(lp, 6)));
                },
                1,
                0,
                END,
                PartitionScheme.BLOCKS);
        return new WorkerPartitions(
                new WorkerLayout(0, workers, threads, false, false),
                model,
                1 << 20,
                flags,
                (partition, position, state) -> {
                    capturedSteps.add(marks.capturedStep());
                    checkpoints.add(position);
                },
                marks,
                new CachedNanoClock());
    }

    private static void run(WorkerPartitions worker) {
        for (int turn = 0; turn < 10_000; turn++) {
            worker.agents().forEach(PartitionAgent::doWork);
        }
        assertTrue(worker.agents().stream().allMatch(PartitionAgent::isDone));
    }

    @Test
    void shouldBuildTheModelForEachPartition() {
        WorkerPartitions worker = worker(2, 3);
        assertEquals(3, builds);
        assertEquals(3, worker.states().size());
        assertEquals(LpRanges.block(1, 1), worker.states().get(1).lps());
        assertEquals(3, worker.agents().size());
        assertEquals("partition-2", worker.agents().get(2).roleName());
    }

    @Test
    void shouldRunByItselfWhereItIsTheOnlyWorker() {
        for (int threads = 1; threads <= 3; threads++) {
            WorkerPartitions worker = worker(1, threads);
            worker.connectAlone(0);
            run(worker);
            long events = worker.agents().stream()
                    .mapToLong(agent -> agent.outcome().counts().handled())
                    .sum();
            assertEquals(10, events, threads + " threads");
            assertEquals(END, worker.agents().get(0).outcome().reachedTicks());
            assertEquals(10, worker.agents().get(0).outcome().completedSteps());
        }
    }

    @Test
    void shouldBeInStep0BeforeItBegins() {
        assertEquals(0, worker(2, 2).step());
    }

    @Test
    void shouldContinueInTheStepAfterACheckpoint() {
        WorkerPartitions worker = worker(1, 2);
        StepPosition position = new StepPosition(7, 70, END - 10, StepPosition.NO_HORIZON);
        worker.continueFrom(List.of(position, position));
        assertEquals(8, worker.step());
        worker.connectAlone(1);
        run(worker);
        assertEquals(8, worker.agents().get(1).outcome().completedSteps());
    }

    @Test
    void shouldContinueEachPartitionWhereItStood() {
        WorkerPartitions worker = worker(1, 2);
        worker.continueFrom(
                List.of(new StepPosition(7, 70, 80, StepPosition.NO_HORIZON), new StepPosition(7, 75, 80, 88)));
        assertEquals(70, worker.agents().get(0).progress().simulatedTicks());
        assertEquals(75, worker.agents().get(1).progress().simulatedTicks());
        worker.connectAlone(1);
        worker.agents().forEach(PartitionAgent::doWork);
        assertEquals(90, worker.agents().get(0).progress().simulatedTicks());
        assertEquals(88, worker.agents().get(1).progress().simulatedTicks());
    }

    @Test
    void shouldBeInTheStepOfThePartitionThatIsBehind() {
        WorkerPartitions worker = worker(1, 2);
        worker.connectAlone(0);
        PartitionAgent first = worker.agents().get(0);
        PartitionAgent second = worker.agents().get(1);
        first.doWork();
        second.doWork();
        first.doWork();
        assertEquals(1, first.step());
        assertEquals(0, worker.step());
        second.doWork();
        assertEquals(1, worker.step());
    }

    @Test
    void shouldNotStayWhereItWasNeverConnected() {
        assertFalse(worker(2, 1).canStay(0));
        WorkerPartitions alone = worker(1, 1);
        alone.connectAlone(0);
        assertFalse(alone.canStay(0));
    }

    @Test
    void shouldMarkACheckpointBeforeItsStateIsCopied() {
        WorkerPartitions worker = worker(1, 2);
        worker.connectAlone(0);
        worker.agents().forEach(PartitionAgent::doWork);
        worker.agents().forEach(PartitionAgent::doWork);
        worker.agents().forEach(PartitionAgent::doWork);
        flags.raise(StepFlags.CHECKPOINT);
        run(worker);
        assertEquals(2, checkpoints.size());
        assertEquals(checkpoints.get(0), checkpoints.get(1));
        long step = checkpoints.get(0).completedSteps();
        assertEquals(List.of(step, step), capturedSteps);
        assertEquals(-1, marks.committedStep());
    }

    /** An END of step 1 may have been seen before the worker connected, so no flag is raised up to then. */
    @Test
    void shouldWithholdFlagsUpToTheStepAfterTheFurthest() {
        WorkerPartitions worker = worker(1, 1);
        flags.raise(StepFlags.CHECKPOINT);
        worker.connectAlone(0);
        run(worker);
        assertEquals(List.of(2L), capturedSteps);
    }

    @Test
    void shouldLimitTheEventsAtOneTime() {
        WorkerPartitions worker = worker(1, 1);
        worker.zeroDelayLimit(5);
        worker.connectAlone(0);
        run(worker);
        assertEquals("", worker.activity(0));
        assertEquals(0, worker.peakWaitingBytesOfAgent());
        assertTrue(worker.messagingAgent().isEmpty());
    }
}
