package org.chronogram.sync;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.CachedNanoClock;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;

/**
 * Partition 0 of two workers with a thread each. LP 0 gets an event from itself at ticks 5, 15, 25 and so on, up to tick 45,
 * and at tick 15 sends one to LP 2 of partition 1, for tick 27. The lookahead is 10 ticks, so windows end on even ticks.
 */
abstract class PartitionAgentFixture {
    static final WorkerLayout LAYOUT = new WorkerLayout(0, 2, 1, false, false);
    static final int PEER = 2;
    static final long END = 1_000;

    final List<String> handled = new ArrayList<>();
    final List<String> checkpoints = new ArrayList<>();
    final FakeExchange exchange = new FakeExchange(1);
    final CachedNanoClock clock = new CachedNanoClock();
    final StepFlags flags = new StepFlags();
    StepTimes times;

    /** Time that an event takes. */
    long busyNs;

    /** Time that a checkpoint takes. */
    long copyNs;

    Kernel kernel;

    final class TestLp implements LogicalProcess {
        private final int lp;

        TestLp(int lp) {
            this.lp = lp;
        }

        @Override
        public void initialize(EventContext context) {
            handled.add("initialize " + lp);
            if (lp == 0) {
                context.schedule(5, 1);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            handled.add(lp + " at " + event.time());
            clock.advance(busyNs);
            if (event.time() == 15) {
                context.send(2, 12, 1);
            }
            if (event.time() < 45) {
                context.schedule(10, 1);
            }
        }

        @Override
        public void finish(FinishContext context) {
            handled.add("finish " + lp + " at " + context.now());
        }
    }

    PartitionAgent agent(long endTicks) {
        return agent(TestModel.of(10, 4, TestLp::new), LAYOUT, PartitionScheme.BLOCKS, endTicks);
    }

    PartitionAgent agent(TestModel model, WorkerLayout layout, PartitionScheme scheme, long endTicks) {
        ModelDeclaration declaration = Frames.declaration(model);
        EventBatches batches = new EventBatches(exchange, 0, 2);
        ModelSetup setup = new ModelSetup(() -> declaration, 1, 0, endTicks, scheme);
        kernel = setup.kernel(declaration, 2, 0, batches, new ExchangePulse(exchange, clock));
        IncomingStreams incoming = new IncomingStreams(layout, kernel);
        times = new StepTimes(incoming.sources(), new CoreUse(() -> 0));
        return new PartitionAgent(
                0,
                kernel,
                batches,
                exchange,
                incoming,
                setup.windows(0, kernel),
                endTicks,
                flags,
                (partition, position, state) -> {
                    List<Long> pending = new ArrayList<>();
                    state.forEachPending((words, offset, lengthWords) -> pending.add(words[offset]));
                    checkpoints.add(partition + ": " + position + " pending " + pending);
                    clock.advance(copyNs);
                },
                times,
                clock);
    }

    PartitionAgent agent() {
        return agent(END);
    }

    void peerEnds(long step, int endFlags, long next) {
        exchange.arrive(PEER, Frames.end(0, step, 1, 0, endFlags, next));
    }

    void peerEnds(long step) {
        peerEnds(step, 0, Frames.NONE);
    }

    /** Gives the agent a turn for each window, and lets the peer end each step with nothing to do. */
    void steps(PartitionAgent agent, long first, long last) {
        for (long step = first; step <= last; step++) {
            agent.doWork();
            peerEnds(step);
            agent.doWork();
        }
    }

    static String end(long step, int endFlags, int records, long next) {
        return "END flags=" + endFlags + " step=" + step + " from=0 records=" + records + " times=[" + next + "]";
    }
}
