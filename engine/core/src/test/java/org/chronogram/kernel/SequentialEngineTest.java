package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.chronogram.testing.RecordedReport;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SequentialEngineTest {
    /** LP 0 has an event every 10 ticks, and the run remembers their times. */
    private final List<Long> times = new ArrayList<>();

    private final TestModel clock = TestModel.withHandler(10, 2, (event, context) -> {
        times.add(event.time());
        context.schedule(10, 1);
    });

    private static void assertAsReference(
            Model model, ParameterValues parameters, long endTicks, long seed, int replication) {
        ModelDeclaration declaration = ModelDeclaration.of(model, parameters, endTicks);
        ReferenceDigest digest = new ReferenceDigest(declaration.logicalProcesses());
        RecordedReport expected = new ReferenceEngine(
                        () -> model, parameters, endTicks, 1, lp -> new ReferenceStream(seed, replication, lp))
                .observedBy(digest)
                .run();
        SequentialEngine engine =
                new SequentialEngine(declaration, seed, replication, endTicks, new ProgressCounters());
        engine.run(() -> false);
        Kernel kernel = engine.kernel();
        String message = "seed=" + seed;
        assertTrue(kernel.events() > 1000, "events=" + kernel.events());
        assertEquals(expected.events(), kernel.events(), message);
        assertEquals(expected.pendingEvents(), kernel.pendingEvents(), message);
        assertEquals(Long.toHexString(digest.digest()), Long.toHexString(kernel.digest()), message);
    }

    @ParameterizedTest
    @EnumSource
    void shouldFollowTheRulesOfOrder(Workloads workload) {
        TestModel model = workload.model();
        for (long seed = 0; seed < 3; seed++) {
            assertAsReference(model, ParameterValues.parse(model, Map.of()), workload.endTicks(), seed, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17, 1000})
    void shouldFollowTheRulesOfOrderInARandomModel(long lookahead) {
        ParameterValues parameters = RandomModel.parameters(40, 3, lookahead, 0.1);
        for (long seed = 0; seed < 5; seed++) {
            assertAsReference(new RandomModel(), parameters, 15_000, seed, 4);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17, 1000})
    void shouldFollowTheRulesOfOrderWhereEventsAreCancelledAndLpsComeAndGo(long lookahead) {
        TestModel model = new TestModel(builder -> {
            builder.lookahead(lookahead);
            builder.logicalProcesses(10, lp -> new CancellingLp(false));
            builder.logicalProcessesOnDemand(10, lp -> new CancellingLp(true));
        });
        for (long seed = 0; seed < 3; seed++) {
            assertAsReference(model, ParameterValues.parse(model, Map.of()), 6_000, seed, 0);
        }
    }

    /** Has an event of its own now and then, cancels others at random, and may retire. */
    private static final class CancellingLp implements LogicalProcess {
        private final RandomCancelling cancelling = new RandomCancelling();
        private final boolean onDemand;
        private long sum;

        CancellingLp(boolean onDemand) {
            this.onDemand = onDemand;
        }

        @Override
        public void initialize(EventContext context) {
            context.schedule(context.random().nextInt(40), onDemand ? 3 : 1, 0);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            sum = sum * 31 + event.type() + (event.payloadLength() == 0 ? 1 : event.getLong(0));
            if (event.type() == 1) {
                for (int i = 0; i < 3; i++) {
                    sum = sum * 31 + cancelling.act(context, i == 2 ? 10_000 : 30);
                }
                context.schedule(context.random().nextInt(40), 1, sum);
                context.send((context.self() + 1) % 20, 1000 + (sum & 63), 2, sum);
            }
            if (onDemand && context.random().nextInt(20) == 0) {
                context.retire();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameResultTwice(Workloads workload) {
        SequentialEngine first = workload.model().run(workload.endTicks());
        SequentialEngine second = workload.model().run(workload.endTicks());
        assertEquals(first.kernel().digest(), second.kernel().digest());
        assertEquals(first.kernel().events(), second.kernel().events());
        assertEquals(first.steps(), second.steps());
    }

    @Test
    void shouldNotExecuteEventsAtTheEnd() {
        SequentialEngine engine = clock.run(35);
        assertEquals(List.of(5L, 15L, 25L), times);
        assertEquals(1, engine.kernel().pendingEvents());
        assertEquals(35, engine.kernel().nextEventTime());
        assertEquals(35, engine.reachedTicks());
        assertEquals(3, engine.kernel().events());
    }

    @Test
    void shouldReachTheEndWhenNothingIsPending() {
        SequentialEngine engine =
                TestModel.withHandler(10, 1, (event, context) -> {}).run(1_000_000);
        assertEquals(1_000_000, engine.reachedTicks());
        assertEquals(1, engine.steps());
        assertEquals(Long.MAX_VALUE, engine.kernel().nextEventTime());
    }

    @Test
    void shouldExecuteNothingWhenTheEndIsZero() {
        SequentialEngine engine = clock.run(0);
        assertEquals(0, engine.steps());
        assertEquals(0, engine.reachedTicks());
        assertEquals(List.of(), times);
    }

    @Test
    void shouldStopAfterTheStepInWhichItIsAskedTo() {
        SequentialEngine engine = clock.engine(1000);
        BooleanSupplier afterThreeEvents = () -> times.size() == 3;
        engine.run(afterThreeEvents);
        assertEquals(List.of(5L, 15L, 25L), times);
        assertEquals(3, engine.steps());
        assertTrue(engine.reachedTicks() > 25 && engine.reachedTicks() <= 35, "reached " + engine.reachedTicks());
        assertEquals(35, engine.kernel().nextEventTime());
    }

    @Test
    void shouldStopBeforeTheFirstStep() {
        SequentialEngine engine = clock.engine(1000);
        engine.run(() -> true);
        assertEquals(0, engine.reachedTicks());
        assertEquals(0, engine.steps());
        assertEquals(1, engine.kernel().pendingEvents());
    }

    @Test
    void shouldFinishLpsAtTheTimeReached() {
        List<String> finished = new ArrayList<>();
        TestModel model = TestModel.of(10, 3, lp -> new LogicalProcess() {
            @Override
            public void onEvent(Event event, EventContext context) {}

            @Override
            public void finish(FinishContext context) {
                finished.add(context.self() + "@" + context.now());
            }
        });
        model.run(77);
        assertEquals(List.of("0@77", "1@77", "2@77"), finished);
    }

    @Test
    void shouldPublishProgress() {
        ProgressCounters progress = new ProgressCounters();
        new SequentialEngine(clock.declaration(35), 1, 0, 35, progress).run(() -> false);
        assertEquals(35, progress.simulatedTicks());
        assertEquals(3, progress.events());
        assertEquals(3, progress.steps());
    }
}
