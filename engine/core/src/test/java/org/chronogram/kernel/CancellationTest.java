package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.EventTimer;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that their LP takes back. LP 0 handles an event of type 1 at tick 5, and what it schedules then. */
final class CancellationTest {
    private static final long END_TICKS = 10_000_000;
    private static final int FIRST = 1;

    private final List<String> handled = new ArrayList<>();

    private SequentialEngine run(long lookahead, BiConsumer<Event, EventContext> handler) {
        return TestModel.withHandler(lookahead, 2, (event, context) -> {
                    handled.add(event.type() + "@" + event.time());
                    handler.accept(event, context);
                })
                .run(END_TICKS);
    }

    /** In the window that is executed, in a bucket, and in the far future; in windows and in heap mode. */
    @ParameterizedTest
    @CsvSource({"0,0", "0,7", "0,5000000", "100,0", "100,7", "100,800", "100,5000000"})
    void shouldNotHandleACancelledEvent(long lookahead, long delayTicks) {
        SequentialEngine engine = run(lookahead, (event, context) -> {
            if (event.type() == FIRST) {
                long handle = context.scheduleCancellable(delayTicks, 2);
                context.schedule(delayTicks, 3);
                assertTrue(context.isPending(handle));
                assertTrue(context.cancel(handle));
                assertFalse(context.isPending(handle));
                assertFalse(context.cancel(handle));
            }
        });
        assertEquals(List.of("1@5", "3@" + (5 + delayTicks)), handled);
        assertEquals(new KernelCounts(2, 1, 0), engine.kernel().counts());
        assertEquals(0, engine.kernel().pendingEvents());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100})
    void shouldHandleACancellableEventAsAnyOther(long lookahead) {
        long cancellable = run(lookahead, (event, context) -> {
                    if (event.type() < 4) {
                        context.scheduleCancellable(event.type() * 60L, event.type() + 1, 17);
                    } else if (event.type() == 4) {
                        context.scheduleCancellable(3, 5);
                        context.scheduleCancellable(4, 6, 1, 2);
                        context.scheduleCancellable(5, 7, context.payload(9).putByte(8, (byte) 3));
                    }
                })
                .kernel()
                .digest();
        long plain = run(lookahead, (event, context) -> {
                    if (event.type() < 4) {
                        context.schedule(event.type() * 60L, event.type() + 1, 17);
                    } else if (event.type() == 4) {
                        context.schedule(3, 5);
                        context.schedule(4, 6, 1, 2);
                        context.schedule(5, 7, context.payload(9).putByte(8, (byte) 3));
                    }
                })
                .kernel()
                .digest();
        assertEquals(Long.toHexString(plain), Long.toHexString(cancellable));
        assertEquals(14, handled.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100})
    void shouldTellAStaleHandle(long lookahead) {
        long[] handle = new long[1];
        run(lookahead, (event, context) -> {
            if (event.type() == FIRST) {
                handle[0] = context.scheduleCancellable(0, 2);
            } else {
                assertFalse(context.isPending(handle[0]), "while it is handled");
                assertFalse(context.cancel(handle[0]));
                if (event.type() == 2) {
                    context.schedule(0, 3);
                }
            }
        });
        assertEquals(List.of("1@5", "2@5", "3@5"), handled);
    }

    @Test
    void shouldTakeTheHandleOfNoEvent() {
        run(10, (event, context) -> {
            assertFalse(context.cancel(EventContext.NO_EVENT));
            assertFalse(context.isPending(EventContext.NO_EVENT));
        });
        assertEquals(List.of("1@5"), handled);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, 0x8000_0001L, 12345})
    void shouldRefuseWhatIsNoHandleOfTheLp(long handle) {
        ModelException error =
                assertThrows(ModelException.class, () -> run(10, (event, context) -> context.cancel(handle)));
        assertEquals(
                "LP 0 at time 0.000000005s (5 ticks) tried to cancel an event by " + handle
                        + ", which is no handle of an event of this LP: expected what scheduleCancellable of the same LP"
                        + " has returned, or NO_EVENT",
                error.getMessage());
    }

    /** The time of the next event decides where windows begin, so it must not depend on when records are removed. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100})
    void shouldNotCountCancelledEventsAsNext(long lookahead) {
        SequentialEngine engine = TestModel.withHandler(lookahead, 1, (event, context) -> {
                    for (int delay : new int[] {200, 350, 1_000_000, 4_000_000}) {
                        context.cancel(context.scheduleCancellable(delay, 2));
                    }
                    context.schedule(5_000_000, 3);
                })
                .engine(1_000);
        engine.run(() -> false);
        assertEquals(5_000_005, engine.kernel().nextEventTime());
        assertEquals(1, engine.kernel().pendingEvents());
        assertEquals(1, engine.steps());
    }

    /** Timers that are always moved on would otherwise fill the memory: each leaves a record in the far future. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100})
    void shouldRemoveTheRecordsOfManyCancelledEvents(long lookahead) {
        PendingEvents pending = new PendingEvents(new WindowGrid(lookahead), LpDirectory.ofBlocks(1, 1, 0));
        CancellableEvents cancellable = pending.cancellable();
        for (int i = 0; i < 50_000; i++) {
            long[] record = Records.of(i % 2 == 0 ? 9_000_000 : 50_000 + i, 0, i);
            long handle = cancellable.register(record, 0);
            pending.add(record, 0, record.length);
            if (i % 1000 > 0) {
                assertTrue(cancellable.cancel(handle));
            }
            pending.removeSuperfluous();
            assertTrue(cancellable.superfluousRecords() <= 4096, "records: " + cancellable.superfluousRecords());
        }
        assertEquals(50, pending.size());
        assertEquals(9_000_000, pending.minTime());
    }

    /** Moved to a later time, to an earlier one, within the window and beyond; after it was cancelled and after it was handled. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100})
    void shouldHandleARescheduledEventAtItsLastTime(long lookahead) {
        long[] handle = new long[1];
        SequentialEngine engine = run(lookahead, (event, context) -> {
            switch (handled.size()) {
                case 1 -> {
                    handle[0] = context.reschedule(EventContext.NO_EVENT, 40, 2);
                    assertEquals(handle[0], context.reschedule(handle[0], 70, 2));
                    context.reschedule(handle[0], 700, 3);
                    context.reschedule(handle[0], 60, 4);
                }
                case 2 -> {
                    assertFalse(context.isPending(handle[0]));
                    context.reschedule(handle[0], 5_000_000, 5);
                    assertTrue(context.cancel(handle[0]));
                    assertFalse(context.cancel(handle[0]));
                    context.reschedule(handle[0], 0, 6);
                }
                case 3 -> context.reschedule(handle[0], 5_000, 7);
                default -> assertEquals(0, event.payloadLength());
            }
        });
        assertEquals(List.of("1@5", "4@65", "6@65", "7@5065"), handled);
        assertEquals(new KernelCounts(4, 4, 0), engine.kernel().counts());
        assertEquals(0, engine.kernel().pendingEvents());
    }

    /** At one time events are handled in the order in which they were created: the last restart counts, not the first. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100})
    void shouldHandleARescheduledEventBehindThoseCreatedBefore(long lookahead) {
        run(lookahead, (event, context) -> {
            if (event.type() == FIRST) {
                long handle = context.scheduleCancellable(30, 2);
                context.schedule(30, 3);
                context.reschedule(handle, 30, 2);
                context.schedule(30, 4);
            }
        });
        assertEquals(List.of("1@5", "3@35", "2@35", "4@35"), handled);
    }

    /** Restarting must not leave a record each time. */
    @ParameterizedTest
    @ValueSource(longs = {0, 100})
    void shouldKeepOneRecordOfATimerThatIsRestarted(long lookahead) {
        EventTimer timer = new EventTimer(2);
        SequentialEngine engine = TestModel.withHandler(lookahead, 1, (event, context) -> {
                    timer.restart(context, 500);
                    context.schedule(1, FIRST);
                })
                .engine(50_000);
        engine.run(() -> false);
        assertEquals(49_994, engine.kernel().counts().cancelled());
        assertEquals(2, engine.kernel().pendingEvents());
        long[] records = new long[1];
        engine.kernel().state().forEachPending((words, offset, lengthWords) -> records[0] += lengthWords);
        assertEquals(3 + 4, records[0]);
    }

    @Test
    void shouldRunATimerOnce() {
        EventTimer timer = new EventTimer(2);
        assertEquals(0, timer.expiryTicks());
        run(10, (event, context) -> {
            if (event.type() == FIRST) {
                assertFalse(timer.isRunning(context));
                assertFalse(timer.stop(context));
                timer.restart(context, 50);
                assertTrue(timer.isRunning(context));
                timer.restart(context, 70, 9);
                assertTrue(timer.isRunning(context));
                assertEquals(75, timer.expiryTicks());
            } else {
                assertEquals(9, event.getLong(0));
                assertFalse(timer.isRunning(context));
            }
        });
        assertEquals(List.of("1@5", "2@75"), handled);
    }

    @Test
    void shouldRefuseATimerOfAnImpossibleType() {
        assertThrows(ModelException.class, () -> new EventTimer(-1));
        assertThrows(ModelException.class, () -> new EventTimer(Event.MAX_TYPE + 1));
    }
}
