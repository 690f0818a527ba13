package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.junit.jupiter.api.Test;

/** {@link KernelFailureTest} tests the failures of LPs. */
final class LpCallsTest {
    private static final String CLASS = Looking.class.getName();

    private final List<String> seen = new ArrayList<>();

    /** Looks for itself in every call. */
    private final class Looking implements LogicalProcess {
        private void look() {
            seen.add(LpCalls.culpritOn(Thread.currentThread()).orElse("nobody"));
        }

        @Override
        public void initialize(EventContext context) {
            look();
            context.schedule(3 + context.self(), 1);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            look();
        }

        @Override
        public void finish(FinishContext context) {
            look();
        }
    }

    @Test
    void shouldNameTheLpThatTheThreadExecutes() {
        TestModel.of(100, 2, lp -> new Looking()).run(9);
        assertEquals(
                List.of(
                        "LP 0 at time 0s (0 ticks) (" + CLASS + ")",
                        "LP 1 at time 0s (0 ticks) (" + CLASS + ")",
                        "LP 0 at time 0.000000003s (3 ticks) (" + CLASS + ")",
                        "LP 1 at time 0.000000004s (4 ticks) (" + CLASS + ")",
                        "LP 0 at time 0.000000009s (9 ticks) (" + CLASS + ")",
                        "LP 1 at time 0.000000009s (9 ticks) (" + CLASS + ")"),
                seen);
    }

    @Test
    void shouldNameNoLpBetweenCallsAndOnOtherThreads() {
        Thread other = new Thread(() -> {});
        List<Optional<String>> onOther = new ArrayList<>();
        SequentialEngine engine = TestModel.withHandler(
                        100, 1, (event, context) -> onOther.add(LpCalls.culpritOn(other)))
                .run(9);
        assertEquals(List.of(Optional.empty()), onOther);
        assertEquals(Optional.empty(), LpCalls.culpritOn(Thread.currentThread()));
        assertEquals("", engine.kernel().activity());
    }
}
