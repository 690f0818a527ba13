package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelException;
import org.chronogram.model.ParameterValues;
import org.chronogram.testing.ReferenceEngine;
import org.chronogram.testing.ReferenceStream;
import org.junit.jupiter.api.Test;

/** Runs on the sequential engine that end before their end time. */
final class EarlyEndTest {
    private static final long END = 1_000;

    private final List<String> calls = new ArrayList<>();
    private final TestModel model = asking(30, 1, 25);
    private long lastTicks = Long.MAX_VALUE;

    /** LPs with an event every 10 ticks from tick 5 on, of which one asks for the end of the run in each from a time on. */
    private TestModel asking(long everyTicks, int asker, long fromTicks) {
        return new TestModel(builder -> {
            Counter events = builder.counter("events", "");
            if (everyTicks > 0) {
                builder.mayStop(everyTicks);
            }
            builder.lookahead(10);
            builder.logicalProcesses(3, lp -> new LogicalProcess() {
                @Override
                public void initialize(EventContext context) {
                    context.schedule(5, 1);
                }

                @Override
                public void onEvent(Event event, EventContext context) {
                    events.increment();
                    if (context.self() >= asker && event.time() >= fromTicks) {
                        context.stop("tired\nat " + event.time());
                    }
                    if (event.time() < lastTicks) {
                        context.schedule(10, 1);
                    }
                }

                @Override
                public void finish(FinishContext context) {
                    calls.add("finish " + context.self() + " at " + context.now());
                }
            });
        });
    }

    @Test
    void shouldEndAtTheNextCheckAfterAnLpHasAsked() {
        SequentialEngine engine = model.run(END);
        assertEquals(30, engine.reachedTicks());
        assertEquals(30, engine.endTicks());
        assertEquals(9, engine.kernel().events());
        assertEquals(3, engine.kernel().pendingEvents());
        assertEquals(List.of("finish 0 at 30", "finish 1 at 30", "finish 2 at 30"), calls);
        assertEquals(
                Optional.of(new AskedStop(25, 1, "tired at 25")),
                engine.kernel().askedStop());
    }

    @Test
    void shouldHandleNoEventOfTheTimeOfTheCheck() {
        assertEquals(46, asking(46, 0, 45).run(END).reachedTicks());
        assertEquals(90, asking(45, 0, 45).run(END).reachedTicks());
    }

    @Test
    void shouldEndAsTheReferenceDoes() {
        ReferenceDigest digest = new ReferenceDigest(3);
        ParameterValues values = ParameterValues.parse(model, Map.of());
        long events = new ReferenceEngine(() -> model, values, END, 1, lp -> new ReferenceStream(1, 0, lp))
                .observedBy(digest)
                .run()
                .events();
        SequentialEngine engine = model.run(END);
        assertEquals(events, engine.kernel().events());
        assertEquals(digest.digest(), engine.kernel().digest());
    }

    @Test
    void shouldEndAtACheckAlsoWhenNoEventIsLeft() {
        lastTicks = 25;
        assertEquals(30, model.run(END).reachedTicks());
    }

    @Test
    void shouldReachItsEndWhereNoCheckFollows() {
        assertEquals(END, asking(END, 1, 25).run(END).reachedTicks());
        assertEquals(27, model.run(27).reachedTicks());
    }

    @Test
    void shouldNotEndWhereNobodyAsks() {
        assertEquals(END, asking(30, 1, END).run(END).reachedTicks());
        lastTicks = 5;
        assertEquals(Long.MAX_VALUE, asking(1, 1, END).run(Long.MAX_VALUE).reachedTicks());
    }

    @Test
    void shouldRefuseAModelThatHasNotDeclaredIt() {
        ModelException e =
                assertThrows(ModelException.class, () -> asking(0, 1, 25).run(END));
        assertEquals(
                "LP 1 at time 0.000000025s (25 ticks) asked for the end of the run, but the model has not declared that"
                        + " LPs may: call ModelBuilder.mayStop in its build method",
                e.getMessage());
    }

    @Test
    void shouldRefuseAnIntervalThatIsNone() {
        TestModel zero = new TestModel(builder -> builder.mayStop(0));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> zero.run(END));
        assertEquals("model test declares that the run may end every 0 ticks: expected at least 1", e.getMessage());
        TestModel twice = new TestModel(builder -> {
            builder.mayStop(1);
            builder.mayStop(1);
        });
        assertTrue(assertThrows(ModelException.class, () -> twice.run(END))
                .getMessage()
                .contains("declared twice that LPs may ask for the end of the run"));
    }

    private long reached(String condition, long warmUpTicks, long everyTicks) {
        SequentialEngine engine = asking(0, 1, END).engine(END);
        engine.kernel().setup().measure(warmUpTicks, 0, END);
        engine.kernel().setup().endWhen(Optional.of(EndCondition.parse(condition)), everyTicks);
        engine.run(() -> false);
        assertFalse(engine.hasNext());
        return engine.reachedTicks();
    }

    /** There are 3 events at 5, 15, 25 and so on. */
    @Test
    void shouldEndAtTheFirstCheckAtWhichTheConditionHolds() {
        assertEquals(40, reached("events>=10", 0, 20));
        assertEquals(36, reached("events>=10", 0, 1));
        assertEquals(END, reached("events>=10", 0, END));
        assertEquals(20, reached("events<7", 0, 20));
        assertEquals(END, reached("events==10", 0, 20));
        assertEquals(36, reached("events>=10", 0, 0));
    }

    @Test
    void shouldCountFromTheEndOfTheWarmUp() {
        assertEquals(140, reached("events>=10", 100, 20));
        assertEquals(120, reached("events<=6", 100, 20));
        assertEquals(101, reached("events==0", 100, 1));
    }

    /** Nobody looks at what cannot have changed. */
    @Test
    void shouldLookOnlyOnceBetweenTwoEvents() {
        lastTicks = 5;
        assertEquals(END, reached("events>=10", 0, 1));
        EndChecks checks = new EndChecks(1, Long.MAX_VALUE, 0, Optional.empty());
        assertFalse(checks.pass(Long.MAX_VALUE - 5, false, 0));
        assertEquals(Long.MAX_VALUE - 4, checks.nextTicks());
        assertFalse(checks.pass(Long.MAX_VALUE, false, 0));
        assertEquals(Long.MAX_VALUE, checks.nextTicks());
    }

    @Test
    void shouldTakeTheFirstOfThoseThatAsk() {
        Optional<AskedStop> late = Optional.of(new AskedStop(7, 1, "late"));
        Optional<AskedStop> early = Optional.of(new AskedStop(6, 9, "early"));
        assertEquals(early, AskedStop.first(late, early));
        assertEquals(early, AskedStop.first(early, late));
        assertEquals(late, AskedStop.first(Optional.empty(), late));
        assertEquals(late, AskedStop.first(late, Optional.empty()));
        assertEquals(late, AskedStop.first(late, Optional.of(new AskedStop(7, 1, "again"))));
        assertEquals(
                Optional.of(new AskedStop(7, 0, "")), AskedStop.first(late, Optional.of(new AskedStop(7, 0, null))));
    }

    @Test
    void shouldKeepTheReasonShort() {
        assertEquals(200, new AskedStop(1, 1, "x".repeat(1_000)).reason().length());
    }
}
