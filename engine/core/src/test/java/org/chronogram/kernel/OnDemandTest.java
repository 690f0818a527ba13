package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.LogicalProcessFactory;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LPs that come with their first event and go. LP 0 exists from the start and sends to LPs 1 to 3, which do not. */
final class OnDemandTest {
    private final List<String> log = new ArrayList<>();

    /** Logs its life, and does in its handler what the test says. */
    private final class Member implements LogicalProcess {
        private final BiConsumer<Event, EventContext> handler;
        private int handled;

        Member(BiConsumer<Event, EventContext> handler) {
            this.handler = handler;
        }

        @Override
        public void initialize(EventContext context) {
            log.add("LP " + context.self() + " begins at " + context.now());
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            handled++;
            log.add("LP " + context.self() + " handles " + event.type() + " as its event " + handled);
            handler.accept(event, context);
        }

        @Override
        public void finish(FinishContext context) {
            log.add("LP " + context.self() + " ends after " + handled);
        }
    }

    private SequentialEngine run(long lookahead, BiConsumer<Event, EventContext> handler) {
        return run(lookahead, handler, lp -> new Member(handler));
    }

    private SequentialEngine run(
            long lookahead, BiConsumer<Event, EventContext> handler, LogicalProcessFactory factory) {
        TestModel model = new TestModel(builder -> {
            builder.lookahead(lookahead);
            builder.logicalProcesses(1, lp -> new TestModel.Lp(context -> context.schedule(5, 1), handler));
            assertEquals(1, builder.logicalProcessesOnDemand(3, factory));
        });
        return model.run(1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10})
    void shouldCreateAnLpWithItsFirstEvent(long lookahead) {
        SequentialEngine engine = run(lookahead, (event, context) -> {
            if (event.type() == 1) {
                context.send(2, 20, 2);
                context.send(2, 30, 3);
            }
        });
        assertEquals(
                List.of(
                        "LP 2 begins at 25",
                        "LP 2 handles 2 as its event 1",
                        "LP 2 handles 3 as its event 2",
                        "LP 2 ends after 2"),
                log);
        assertEquals(3, engine.kernel().events());
        KernelState state = engine.kernel().state();
        assertTrue(KernelState.isAbsent(state.processes()[1]));
        assertEquals(Member.class, state.classOf(1));
        assertEquals(Member.class, state.classOf(2));
        assertEquals(TestModel.Lp.class, state.classOf(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10})
    void shouldForgetAnLpThatRetires(long lookahead) {
        run(lookahead, (event, context) -> {
            if (event.type() == 1) {
                context.send(3, 20, 2);
                context.send(3, 21, 3);
                context.send(3, 22, 4);
            } else if (event.type() == 2) {
                context.retire();
            }
        });
        assertEquals(
                List.of(
                        "LP 3 begins at 25",
                        "LP 3 handles 2 as its event 1",
                        "LP 3 begins at 26",
                        "LP 3 handles 3 as its event 1",
                        "LP 3 handles 4 as its event 2",
                        "LP 3 ends after 2"),
                log);
    }

    @Test
    void shouldHandleWhatAnLpSchedulesWhenItBegins() {
        run(100, (event, context) -> context.send(1, 100, 2), lp -> new LogicalProcess() {
            @Override
            public void initialize(EventContext context) {
                context.schedule(0, 7);
            }

            @Override
            public void onEvent(Event event, EventContext context) {
                log.add(event.type() + "@" + event.time());
            }
        });
        assertEquals(List.of("2@105", "7@105"), log);
    }

    @Test
    void shouldRefuseToRetireAnLpThatExistsFromTheStart() {
        ModelException error = assertThrows(ModelException.class, () -> run(10, (event, context) -> context.retire()));
        assertEquals(
                "LP 0 at time 0.000000005s (5 ticks) retired, but exists from the start: only an LP that was declared by"
                        + " ModelBuilder.logicalProcessesOnDemand can retire",
                error.getMessage());
    }

    @Test
    void shouldRefuseLpsOfSeveralClassesInOneGroup() {
        LogicalProcessFactory factory =
                lp -> lp == 1 ? new Member((event, context) -> {}) : new TestModel.Lp(context -> {}, (a, b) -> {});
        ModelException error =
                assertThrows(ModelException.class, () -> run(10, (event, context) -> context.send(2, 10, 2), factory));
        assertTrue(error.getMessage().startsWith("model test created LP 2 as a "), error.getMessage());
    }

    @Test
    void shouldNameTheLpThatFailsToBegin() {
        ModelException error = assertThrows(
                ModelException.class,
                () -> run(10, (event, context) -> context.send(2, 10, 2), lp -> new LogicalProcess() {
                    @Override
                    public void initialize(EventContext context) {
                        throw new IllegalStateException("not today");
                    }

                    @Override
                    public void onEvent(Event event, EventContext context) {}
                }));
        assertTrue(error.getMessage().contains("LP 2 at time"), error.getMessage());
        assertTrue(error.getMessage().contains("while it was initialized"), error.getMessage());
    }
}
