package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.ModelException;
import org.chronogram.model.TimeWeighted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure of the model names LP, time and class; a failure of the engine is thrown as it is. */
final class KernelFailureTest {
    private static final int LPS = 300;
    private static final String CLASS = Failing.class.getName();
    private static final String LUCK = "java.lang.IllegalStateException: no luck";

    private enum When {
        INITIALIZE,
        EVENT,
        FINISH
    }

    /** LP 7 fails; LP 3 has sent it an event of type 42. */
    private record Failing(int lp, When when, Throwable failure) implements LogicalProcess {
        private void failAt(When now) {
            if (lp == 7 && now == when) {
                Failing.<RuntimeException>raise(failure);
            }
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void raise(Throwable failure) throws T {
            throw (T) failure;
        }

        @Override
        public void initialize(EventContext context) {
            failAt(When.INITIALIZE);
            if (lp == 3) {
                context.send(7, 1500, 42);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            failAt(When.EVENT);
        }

        @Override
        public void finish(FinishContext context) {
            failAt(When.FINISH);
        }
    }

    private static ModelException failure(long lookahead, When when, Throwable failure) {
        TestModel model = TestModel.of(lookahead, LPS, lp -> new Failing(lp, when, failure));
        return assertThrows(ModelException.class, () -> model.run(10_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1000})
    void shouldNameLpTimeEventAndClassWhenHandlerFails(long lookahead) {
        RuntimeException cause = new IllegalStateException("no luck");
        ModelException e = failure(lookahead, When.EVENT, cause);
        assertEquals(
                "LP 7 at time 0.0000015s (1500 ticks) (" + CLASS + ") threw " + LUCK
                        + " while it handled an event of type 42 from LP 3",
                e.getMessage());
        assertSame(cause, e.getCause());
    }

    /** Windows execute one LP after the other, so time goes back from LP to LP; that is fine. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1000})
    void shouldTakeChangesOfAllLpsAtTheirTimes(long lookahead) {
        TimeWeighted value = runTimeWeighted(lookahead, 0);
        assertEquals(LPS, value.value());
        assertEquals(LPS - (LPS - 1) / 2.0 * LPS / 2_000, value.mean(2_000), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void shouldNameLpThatChangesATimeWeightedValueAtAnotherTime(long offset) {
        ModelException e = assertThrows(ModelException.class, () -> runTimeWeighted(1000, offset));
        assertTrue(
                e.getMessage()
                        .contains("the time-weighted value 'busy' cannot change at " + (7 + offset)
                                + " ticks: expected the current time, 7 ticks, which EventContext.now() returns"),
                e.getMessage());
        assertTrue(e.getMessage().startsWith("LP 7 at time 0.000000007s (7 ticks) ("), e.getMessage());
    }

    private static TimeWeighted runTimeWeighted(long lookahead, long offsetOfLp7) {
        TestModel model = new TestModel(builder -> {
            TimeWeighted busy = builder.timeWeighted("busy", "");
            builder.lookahead(lookahead);
            builder.logicalProcesses(
                    LPS,
                    lp -> new TestModel.Lp(
                            context -> context.schedule(lp, 1),
                            (event, context) -> busy.add(context.now() + (lp == 7 ? offsetOfLp7 : 0), 1)));
        });
        return model.run(2_000).kernel().statistics().timeWeighted("busy");
    }

    @ParameterizedTest
    @EnumSource(
            value = When.class,
            names = {"INITIALIZE", "EVENT"})
    void shouldNameLpThatDeclaresAStatistic(When when) {
        TestModel model = new TestModel(builder -> {
            builder.lookahead(1000);
            builder.logicalProcesses(
                    LPS,
                    lp -> new TestModel.Lp(
                            context -> {
                                context.schedule(1, 1);
                                declareLate(builder, lp, when == When.INITIALIZE);
                            },
                            (event, context) -> declareLate(builder, lp, when == When.EVENT)));
        });
        ModelException e = assertThrows(ModelException.class, () -> model.run(10_000));
        assertTrue(e.getMessage().startsWith("LP 7 at time 0"), e.getMessage());
        assertTrue(
                e.getMessage()
                        .contains("java.lang.IllegalStateException: model test declared the statistic 'late' after its"
                                + " build method had returned"),
                e.getMessage());
    }

    private static void declareLate(ModelBuilder builder, int lp, boolean now) {
        if (now && lp == 7) {
            builder.counter("late", "");
        }
    }

    @Test
    void shouldNameLpWhenInitializationFails() {
        RuntimeException cause = new IllegalStateException("no luck");
        ModelException e = failure(1000, When.INITIALIZE, cause);
        assertEquals(
                "LP 7 at time 0s (0 ticks) (" + CLASS + ") threw " + LUCK + " while it was initialized",
                e.getMessage());
        assertSame(cause, e.getCause());
    }

    @Test
    void shouldNameLpWhenFinishFails() {
        RuntimeException cause = new IllegalStateException("no luck");
        ModelException e = failure(1000, When.FINISH, cause);
        assertEquals(
                "LP 7 at time 0.00001s (10000 ticks) (" + CLASS + ") threw " + LUCK + " when it was finished",
                e.getMessage());
        assertSame(cause, e.getCause());
    }

    @ParameterizedTest
    @EnumSource
    void shouldBlameModelForItsErrors(When when) {
        for (Throwable cause : new Throwable[] {
            new AssertionError("wrong"), new StackOverflowError(), new InvalidInputException("bad"),
            new NoClassDefFoundError("a/B"), new ExceptionInInitializerError("c"), new OutOfMemoryError("heap"),
            new java.io.IOException("not declared"), new Throwable("plain")
        }) {
            assertSame(cause, failure(1000, when, cause).getCause());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotBlameModelForFailureOfTheJvm(When when) {
        InternalError failure = new InternalError("a fault occurred in a recent unsafe memory access operation");
        TestModel model = TestModel.of(1000, LPS, lp -> new Failing(lp, when, failure));
        assertSame(failure, assertThrows(InternalError.class, () -> model.run(10_000)));
    }

    @Test
    void shouldDescribeErrorThatCannotDescribeItself() {
        ModelException e = failure(1000, When.EVENT, new IllegalStateException("x") {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("no message");
            }
        });
        assertTrue(e.getMessage().contains(" threw " + KernelFailureTest.class.getName() + "$1 while"), e::getMessage);
    }

    @Test
    void shouldDescribeErrorInOneLine() {
        ModelException e = failure(1000, When.EVENT, new IllegalStateException("two\nlines \u001b[31m"));
        assertTrue(
                e.getMessage().contains("threw java.lang.IllegalStateException: two lines [31m while"), e::getMessage);
    }

    @Test
    void shouldPassOnModelExceptionOfHandler() {
        ModelException cause = new ModelException("own words");
        assertSame(cause, failure(1000, When.EVENT, cause));
        assertSame(cause, failure(1000, When.INITIALIZE, cause));
    }

    private static Kernel kernel(TestModel model, RemoteEvents remote, Pulse pulse) {
        ModelDeclaration declaration = model.declaration(10_000);
        return new Kernel(declaration, LpDirectory.ofBlocks(LPS, 2, 0), Long.MAX_VALUE, 1, 0, remote, pulse);
    }

    private static void run(Kernel kernel) {
        kernel.initialize();
        kernel.runUntil(10_000);
        kernel.finish(10_000);
    }

    /** A pulse comes every 256 calls: in this way it comes during each of the three phases. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldNotBlameModelForFailureOfPulse(int failingPulse) {
        RuntimeException failure = new IllegalStateException("peer lost");
        TestModel model = TestModel.of(
                1000,
                LPS,
                lp -> new TestModel.Lp(
                        context -> context.schedule(context.self(), 1), (event, context) -> context.schedule(1, 1)));
        int[] pulses = {0};
        Kernel kernel = kernel(model, RemoteEvents.NONE, () -> {
            if (++pulses[0] == failingPulse) {
                throw failure;
            }
        });
        assertSame(failure, assertThrows(IllegalStateException.class, () -> run(kernel)));
    }

    @ParameterizedTest
    @EnumSource(names = {"INITIALIZE", "FINISH"})
    void shouldNotBlameModelForFailureOfPulseBetweenCallsOfLps(When when) {
        RuntimeException failure = new IllegalStateException("peer lost");
        TestModel model = TestModel.of(1000, 2 * LPS, lp -> (event, context) -> {});
        int[] pulses = {0};
        Pulse pulse = () -> {
            if (++pulses[0] == (when == When.INITIALIZE ? 1 : 2)) {
                throw failure;
            }
        };
        ModelDeclaration declaration = model.declaration(10_000);
        Kernel kernel = new Kernel(
                declaration, LpDirectory.ofBlocks(2 * LPS, 2, 0), Long.MAX_VALUE, 1, 0, RemoteEvents.NONE, pulse);
        assertSame(failure, assertThrows(IllegalStateException.class, () -> run(kernel)));
    }

    @ParameterizedTest
    @EnumSource(names = {"INITIALIZE", "EVENT"})
    void shouldNotBlameModelForFailureToSend(When when) {
        RuntimeException failure = new IllegalStateException("peer lost");
        TestModel model = TestModel.of(
                1000,
                LPS,
                lp -> new TestModel.Lp(
                        context -> send(context, when == When.INITIALIZE), (event, context) -> send(context, true)));
        Kernel kernel = kernel(
                model,
                (partition, words, offset, length) -> {
                    throw failure;
                },
                Pulse.NONE);
        assertSame(failure, assertThrows(IllegalStateException.class, () -> run(kernel)));
    }

    /** A model that catches exceptions does not catch a failure of the engine. */
    private static void send(EventContext context, boolean remote) {
        try {
            context.send(remote ? LPS - 1 : (context.self() + 1) % 10, 1000, 1);
        } catch (RuntimeException e) {
            throw new AssertionError("the model caught it", e);
        }
    }
}
