package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time that stands still is noticed, and an LP that handles many events at one time, but not for ever, is let be. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ZeroDelayLoopTest {
    private static final long LIMIT = 1_000;
    private static final String HINT =
            ": delays of 0 make a loop that never ends; let time pass in it, or give a larger"
                    + " --zero-delay-limit where so many events at one time are meant";

    private static SequentialEngine engine(long lookahead, BiConsumer<Event, EventContext> handler) {
        SequentialEngine engine = TestModel.withHandler(lookahead, 3, handler).engine(1_000_000);
        engine.kernel().setup().zeroDelayLimit(LIMIT);
        return engine;
    }

    private static String refusal(SequentialEngine engine) {
        return assertThrows(ModelException.class, () -> engine.run(() -> false)).getMessage();
    }

    private static String expected(int lp, int type, int source) {
        return "LP " + lp + " at time 0.000000005s (5 ticks) (" + TestModel.Lp.class.getName()
                + ") was to handle more than 1000 events at this time, the last one of type " + type + " from LP "
                + source + HINT;
    }

    /** In windows with lookahead, one by one without. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1000})
    void shouldNameTheLpOfALoop(long lookahead) {
        SequentialEngine engine = engine(lookahead, (event, context) -> context.schedule(0, 2));
        assertEquals(expected(0, 2, 0), refusal(engine));
        assertEquals(LIMIT, engine.kernel().events());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1000})
    void shouldNoticeALoopThatMultiplies(long lookahead) {
        SequentialEngine engine = engine(lookahead, (event, context) -> {
            context.schedule(0, 2);
            context.schedule(0, 3);
        });
        assertEquals(
                LIMIT,
                assertThrows(ModelException.class, () -> engine.run(() -> false)) == null
                        ? 0
                        : engine.kernel().events());
    }

    @Test
    void shouldNoticeALoopThroughSeveralLps() {
        SequentialEngine engine = engine(0, (event, context) -> context.send((context.self() + 1) % 3, 0, 4));
        String message = refusal(engine);
        assertEquals(
                expected(0, 4, 2).substring(4),
                message.replaceAll("LP [012]( at)", "LP 0$1").substring(4).replaceAll("from LP [012]", "from LP 2"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1000})
    void shouldLetBeAsManyEventsAsAreAllowedAtEachTime(long lookahead) {
        long rounds = 10;
        SequentialEngine engine = engine(lookahead, (event, context) -> {
            int count = event.type() == 1 ? 1 : (int) event.getLong(0);
            if (count < LIMIT) {
                context.schedule(0, 2, count + 1);
            } else if (context.now() < 5 + rounds - 1) {
                context.schedule(1, 1);
            }
        });
        engine.run(() -> false);
        assertEquals(rounds * LIMIT, engine.kernel().events());
    }

    /** They were all sent before the time came. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1000})
    void shouldLetBeWhatOthersSendToOneTime(long lookahead) {
        int senders = (int) (3 * LIMIT);
        TestModel model = TestModel.of(
                lookahead,
                senders + 1,
                lp -> new TestModel.Lp(
                        context -> {
                            if (context.self() > 0) {
                                context.send(0, 5_000, 1);
                            }
                        },
                        (event, context) -> {}));
        SequentialEngine engine = model.engine(10_000);
        engine.kernel().setup().zeroDelayLimit(LIMIT);
        engine.run(() -> false);
        assertEquals(senders, engine.kernel().events());
    }

    @Test
    void shouldTellAnotherThreadWhatRuns() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        SequentialEngine engine = engine(1000, (event, context) -> {
            if (event.type() == 9) {
                inside.countDown();
                await(asked);
            } else {
                context.schedule(0, event.type() == 1 ? 2 : 9);
            }
        });
        Thread thread = new Thread(() -> engine.run(() -> false));
        thread.start();
        inside.await();
        String activity = engine.kernel().activity();
        asked.countDown();
        thread.join();
        assertEquals(
                "LP 0 at time 0.000000005s (5 ticks) (" + TestModel.Lp.class.getName()
                        + ") handles an event of type 9 from LP 0, number 3 at this time",
                activity);
        assertEquals("", engine.kernel().activity());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
