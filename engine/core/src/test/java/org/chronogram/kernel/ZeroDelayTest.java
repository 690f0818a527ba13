package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;

/** Events for other LPs without any delay, as docs/ordering.md describes them. */
final class ZeroDelayTest {
    private final List<String> handled = new ArrayList<>();

    private TestModel model(long lookahead) {
        return TestModel.of(
                lookahead,
                3,
                lp -> new TestModel.Lp(context -> context.schedule(5, 1), (event, context) -> {
                    handled.add(context.now() + ": LP " + lp + " type " + event.type());
                    if (lp == 1 && event.type() == 1) {
                        context.send(0, 0, 2);
                        context.send(2, 0, 3);
                    }
                }));
    }

    @Test
    void shouldBeHandledAtTheSameTimeByTheRulesOfOrderWithoutLookahead() {
        model(0).run(100);
        assertEquals(
                List.of("5: LP 0 type 1", "5: LP 1 type 1", "5: LP 0 type 2", "5: LP 2 type 3", "5: LP 2 type 1"),
                handled);
    }

    @Test
    void shouldBeRefusedWithLookahead() {
        ModelException e = assertThrows(ModelException.class, () -> model(1).run(100));
        assertEquals(
                "LP 1 at time 0.000000005s (5 ticks) sent an event to LP 0 with a delay of 0 ticks: the delay must be"
                        + " positive, and at least the lookahead of 1 ticks",
                e.getMessage());
    }
}
