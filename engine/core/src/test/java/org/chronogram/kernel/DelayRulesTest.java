package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chronogram.model.EventContext;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an LP may send, and what it is told otherwise, in a model where LP 0 has links to LP 1 in 30 ticks and 2 in 0. */
final class DelayRulesTest {
    private static final String WHERE = "LP 0 at time 0.000000005s (5 ticks) sent an event to LP ";
    private static final String DECLARE = ". Declare every link on which events are sent in ModelBuilder.links";

    private static TestModel model(long lookahead, Consumer<EventContext> call) {
        return new TestModel(builder -> {
            builder.lookahead(lookahead);
            builder.links((lp, links) -> {
                if (lp == 0) {
                    links.to(1, 30);
                    links.to(2, lookahead);
                }
            });
            builder.logicalProcesses(
                    4,
                    lp -> new TestModel.Lp(
                            context -> {
                                if (lp == 0) {
                                    context.schedule(5, 1);
                                }
                            },
                            (event, context) -> call.accept(context)));
        });
    }

    private static String refusal(long lookahead, Consumer<EventContext> call) {
        return assertThrows(ModelException.class, () -> model(lookahead, call).run(1_000))
                .getMessage();
    }

    @Test
    void shouldTakeEventsOfAtLeastTheDelayOfTheirLink() {
        List<String> handled = new ArrayList<>();
        model(0, context -> {
                    handled.add(context.self() + " at " + context.now());
                    if (context.self() == 0) {
                        context.send(2, 0, 1);
                        context.send(1, 30, 1);
                        context.send(1, 31, 1);
                    }
                })
                .run(1_000);
        assertEquals(List.of("0 at 5", "2 at 5", "1 at 35", "1 at 36"), handled);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 29})
    void shouldRefuseADelayBelowThatOfTheLink(long delay) {
        assertEquals(
                WHERE + "1 with a delay of " + delay
                        + " ticks, less than the 30 ticks (0.00000003s) of the link that the"
                        + " model has declared between them: use a longer delay, or declare a smaller one in"
                        + " ModelBuilder.links",
                refusal(0, context -> context.send(1, delay, 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000_000})
    void shouldRefuseAnEventOnALinkThatWasNotDeclared(long delay) {
        assertEquals(
                WHERE + "3 with a delay of " + delay
                        + " ticks, but the model has declared no link between them: it has links to LP 1, 2" + DECLARE,
                refusal(0, context -> context.send(3, delay, 1)));
    }

    @Test
    void shouldRefuseEventsOfAnLpWithoutLinks() {
        String message = refusal(0, context -> {
            if (context.self() == 0) {
                context.send(2, 0, 1);
            } else {
                context.send(0, 10, 1);
            }
        });
        assertEquals(
                "LP 2 at time 0.000000005s (5 ticks) sent an event to LP 0 with a delay of 10 ticks, but the model has"
                        + " declared no link between them: it has no links" + DECLARE,
                message);
    }

    @Test
    void shouldNeedNoLinkForAnEventForItself() {
        SequentialEngine engine = model(0, context -> {
                    if (context.now() == 5) {
                        context.send(0, 1, 1);
                        context.schedule(2, 1);
                    }
                })
                .run(1_000);
        assertEquals(3, engine.kernel().events());
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void shouldRefuseANegativeDelay(int target) {
        assertEquals(
                WHERE + target + " with a delay of -1 ticks: the delay must be at least 0",
                refusal(0, context -> context.send(target, -1, 1)));
    }

    /** The lookahead holds for all links, and the delay of a link for its events. */
    @Test
    void shouldHoldLookaheadAndLinks() {
        assertEquals(
                WHERE + "2 with a delay of 0 ticks: the delay must be positive, and at least the lookahead of 10 ticks",
                refusal(10, context -> context.send(2, 0, 1)));
        assertEquals(
                WHERE + "2 with a delay of 9 ticks, less than the 10 ticks (0.00000001s) of the link that the model has"
                        + " declared between them: use a longer delay, or declare a smaller one in ModelBuilder.links",
                refusal(10, context -> context.send(2, 9, 1)));
        assertEquals(
                WHERE
                        + "1 with a delay of 12 ticks, less than the 30 ticks (0.00000003s) of the link that the model has"
                        + " declared between them: use a longer delay, or declare a smaller one in ModelBuilder.links",
                refusal(10, context -> context.send(1, 12, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, -1})
    void shouldRefuseUnknownTarget(int target) {
        assertEquals(
                WHERE + target + ", which does not exist: the model has LPs 0 to 3",
                refusal(0, context -> context.send(target, 10, 1)));
    }

    @Test
    void shouldRefuseTimeBeyondTheEndOfTime() {
        assertEquals(
                WHERE + "1 with a delay of 9223372036854775803 ticks: the time would exceed 2^63 - 1 ticks",
                refusal(0, context -> context.send(1, Long.MAX_VALUE - 4, 1)));
    }

    @Test
    void shouldTakeAnyTargetAfterOneLookaheadWhereTheModelDeclaresNoLinks() {
        DelayRules rules = DelayRules.of(
                TestModel.withHandler(10, 3, (event, context) -> {}).declaration(100), LpDirectory.ofBlocks(3, 1, 0));
        assertEquals(10, rules.smallestDelayTicks(0, 1));
        assertEquals(10, rules.smallestDelayTicks(2, 0));
        assertEquals(10, rules.localTicks());
    }
}
