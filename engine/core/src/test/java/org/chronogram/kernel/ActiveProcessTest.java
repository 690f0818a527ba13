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

final class ActiveProcessTest {
    private static final String WHERE = "LP 0 at time 0.000000005s (5 ticks)";

    private static String refusal(long lookahead, Consumer<EventContext> call) {
        TestModel model = TestModel.withHandler(lookahead, 3, (event, context) -> call.accept(context));
        return assertThrows(ModelException.class, () -> model.run(1000)).getMessage();
    }

    @Test
    void shouldRefuseDelayShorterThanLookahead() {
        assertEquals(
                WHERE + " sent an event to LP 2 with a delay of 9 ticks, less than the lookahead of 10 ticks "
                        + "(0.00000001s): use a longer delay, or declare a smaller lookahead when the model is built",
                refusal(10, context -> context.send(2, 9, 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void shouldRefuseDelayToAnotherThatIsNotPositive(long delay) {
        assertEquals(
                WHERE + " sent an event to LP 2 with a delay of " + delay
                        + " ticks: the delay must be positive, and at least the lookahead of 10 ticks",
                refusal(10, context -> context.send(2, delay, 1)));
    }

    /** Without lookahead the smallest delay is zero, and the message must not ask for more. */
    @Test
    void shouldRefuseNegativeDelayToAnotherWithoutLookahead() {
        assertEquals(
                WHERE + " sent an event to LP 2 with a delay of -1 ticks: the delay must be at least 0",
                refusal(0, context -> context.send(2, -1, 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -6, Long.MIN_VALUE})
    void shouldRefuseNegativeDelayToItself(long delay) {
        String message = WHERE + " scheduled an event for itself with a delay of " + delay
                + " ticks: the delay must be at least 0";
        assertEquals(message, refusal(10, context -> context.schedule(delay, 1)));
        assertEquals(message, refusal(0, context -> context.send(0, delay, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldRefuseUnknownTarget(int target) {
        assertEquals(
                WHERE + " sent an event to LP " + target + ", which does not exist: the model has LPs 0 to 2",
                refusal(10, context -> context.send(target, 10, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldRefuseTypeOutOfRange(int type) {
        String message = WHERE + " used the event type " + type + ": expected 0 to 65535";
        assertEquals(message, refusal(10, context -> context.send(1, 10, type)));
        assertEquals(message, refusal(10, context -> context.schedule(10, type, 1L, 2L)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1281, Integer.MAX_VALUE})
    void shouldRefusePayloadOfWrongLength(int length) {
        assertEquals(
                WHERE + " asked for a payload of " + length + " bytes: expected 0 to 1280",
                refusal(10, context -> context.payload(length)));
    }

    @Test
    void shouldRefuseForeignPayload() {
        String message = WHERE + " gave a payload that does not come from EventContext.payload";
        assertEquals(message, refusal(10, context -> context.schedule(10, 1, new PayloadBuffer())));
        assertEquals(message, refusal(10, context -> context.send(1, 10, 1, null)));
    }

    @ParameterizedTest
    @CsvSource({"0, scheduled an event for itself", "1, sent an event to LP 1"})
    void shouldRefuseTimeBeyondTheEndOfTime(int target, String what) {
        assertEquals(
                WHERE + " " + what + " with a delay of 9223372036854775803 ticks: the time would exceed 2^63 - 1 ticks",
                refusal(10, context -> context.send(target, Long.MAX_VALUE - 4, 1)));
    }

    @Test
    void shouldTakeTheLastTickOfTime() {
        TestModel model = TestModel.withHandler(10, 3, (event, context) -> {
            context.schedule(Long.MAX_VALUE - 5, 65535);
            context.send(1, Long.MAX_VALUE - 5, 0);
        });
        SequentialEngine engine = model.run(Long.MAX_VALUE);
        assertEquals(2, engine.kernel().pendingEvents());
        assertEquals(1, engine.kernel().events());
    }

    @Test
    void shouldNameTimeZeroDuringInitialization() {
        TestModel model = TestModel.of(
                10,
                3,
                lp -> new TestModel.Lp(context -> context.send(1, 9 + context.self(), 1), (event, context) -> {}));
        assertEquals(
                "LP 0 at time 0s (0 ticks) sent an event to LP 1 with a delay of 9 ticks, less than the lookahead of "
                        + "10 ticks (0.00000001s): use a longer delay, or declare a smaller lookahead when the model is built",
                assertThrows(ModelException.class, () -> model.run(10)).getMessage());
    }

    @Test
    void shouldShowLpTimeAndLookahead() {
        List<String> seen = new ArrayList<>();
        TestModel.withHandler(10, 3, (event, context) -> {
                    seen.add(context.self() + "@" + context.now() + "+" + context.lookahead());
                    if (event.type() == 1) {
                        context.send(2, 12, 2);
                    }
                })
                .run(1000);
        assertEquals(List.of("0@5+10", "2@17+10"), seen);
    }

    @Test
    void shouldDeliverEveryKindOfPayload() {
        List<String> seen = new ArrayList<>();
        TestModel.withHandler(10, 3, (event, context) -> {
                    seen.add(event.type() + ":" + event.payloadLength() + ":" + event.sequence()
                            + (event.payloadLength() >= 8 ? ":" + event.getLong(0) : "")
                            + (event.payloadLength() >= 16 ? ":" + event.getLong(8) : ""));
                    if (event.type() == 1) {
                        sendAll(context);
                    }
                })
                .run(1000);
        assertEquals(
                List.of(
                        "1:0:0",
                        "2:0:1",
                        "3:8:2:33",
                        "4:16:3:44:45",
                        "5:9:4:55",
                        "6:0:5",
                        "7:8:6:77",
                        "8:16:7:88:89",
                        "9:1280:8:99:0"),
                seen);
    }

    private static void sendAll(EventContext context) {
        context.send(2, 10, 2);
        context.send(2, 11, 3, 33);
        context.send(2, 12, 4, 44, 45);
        context.send(2, 13, 5, context.payload(9).putLong(0, 55));
        context.schedule(100, 6);
        context.schedule(100, 7, 77);
        context.schedule(100, 8, 88, 89);
        context.schedule(100, 9, context.payload(1280).putLong(0, 99));
    }

    /** Sequences count all events of a source, for any target. */
    @Test
    void shouldNotUseUpSequenceForRefusedEvent() {
        List<Integer> sequences = new ArrayList<>();
        TestModel.withHandler(10, 2, (event, context) -> {
                    sequences.add(event.sequence());
                    if (event.type() == 1) {
                        assertThrows(ModelException.class, () -> context.send(1, 3, 2));
                        context.send(1, 10, 2);
                        context.schedule(20, 2);
                    }
                })
                .run(1000);
        assertEquals(List.of(0, 1, 2), sequences);
    }
}
