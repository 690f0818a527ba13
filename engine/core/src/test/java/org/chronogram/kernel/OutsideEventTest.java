package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.Event;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.StatisticSeries;
import org.chronogram.model.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutsideEventTest {
    private static final long END = 100;

    private final List<String> handled = new ArrayList<>();
    private final List<Byte> bytes = new ArrayList<>();

    /** LP 0 has an event every 10 ticks, from tick 5 on, which it sends to LP 1 too. */
    private TestModel model(long lookahead) {
        return TestModel.withHandler(lookahead, 2, (event, context) -> {
            handled.add(context.self() + "@" + event.time() + "<" + event.source());
            for (int i = 0; i < event.payloadLength(); i++) {
                bytes.add(event.getByte(i));
            }
            if (event.source() == context.self()) {
                context.schedule(10, 1);
                context.send(1, 10, 1);
            }
        });
    }

    private static OutsideEvent event(long ticks, int sequence, int target) {
        return new OutsideEvent(ticks, sequence, target, 2, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10})
    void shouldComeBeforeOtherEventsOfItsTimeInOrder(long lookahead) {
        SequentialEngine engine = model(lookahead).engine(END);
        assertTrue(engine.insert(event(25, 1, 1)));
        assertTrue(engine.insert(event(25, 0, 1)));
        assertTrue(engine.insert(event(5, 2, 0)));
        engine.run(() -> false);
        assertEquals(List.of("0@5<-1", "0@5<0"), handled.subList(0, 2));
        assertEquals(
                List.of("1@15<0", "1@25<-1", "1@25<-1", "1@25<0"),
                handled.stream().filter(line -> line.startsWith("1@")).toList().subList(0, 4));
    }

    @Test
    void shouldHaveThePayloadThatItWasGiven() {
        SequentialEngine engine = model(10).engine(END);
        byte[] payload = {1, -2, 3, -4, 5, -6, 7, -8, 9};
        assertTrue(engine.insert(new OutsideEvent(3, 0, 1, 2, payload)));
        engine.run(() -> false);
        assertEquals(
                List.of((byte) 1, (byte) -2, (byte) 3, (byte) -4, (byte) 5, (byte) -6, (byte) 7, (byte) -8, (byte) 9),
                bytes);
    }

    @Test
    void shouldBeRefusedWhereTheModelLacksItsTargetOrTheRunHasPassedItsTime() {
        SequentialEngine engine = model(10).engine(END);
        assertFalse(engine.insert(event(5, 0, 2)));
        assertFalse(engine.insert(event(5, 0, Event.OUTSIDE)));
        engine.open();
        engine.begin();
        engine.step();
        long reached = engine.reachedTicks();
        assertTrue(engine.insert(event(reached, 0, 1)));
        assertThrows(IllegalStateException.class, () -> engine.insert(event(reached - 1, 1, 1)));
    }

    private static TestModel sampled() {
        return new TestModel(OutsideEventTest::build);
    }

    private static StatisticSeries series(SequentialEngine engine) {
        return engine.kernel().statistics().series().orElseThrow();
    }

    private static void build(ModelBuilder builder) {
        builder.lookahead(5);
        Tally times = builder.tally("times", "", 1);
        builder.logicalProcesses(
                1,
                lp -> new TestModel.Lp(
                        context -> context.schedule(60, 1), (event, context) -> times.record(event.time())));
    }

    /** With an event at 60 only, the sample at 40 must wait for what may come from outside before. */
    @Test
    void shouldBeInTheSampleOfItsTimeAlthoughTheNextEventIsLater() {
        SequentialEngine live = sampled().engine(END);
        live.kernel().setup().measure(0, 20, END);
        live.open();
        live.begin();
        assertEquals(0, live.decidedTicks());
        assertTrue(live.insert(event(30, 0, 0)));
        live.step();
        assertTrue(live.insert(event(35, 1, 0)));
        while (live.hasNext()) {
            live.step();
        }
        live.close();
        live.finish();
        SequentialEngine repeated = sampled().engine(END);
        repeated.kernel().setup().measure(0, 20, END);
        assertTrue(repeated.insert(event(30, 0, 0)));
        assertTrue(repeated.insert(event(35, 1, 0)));
        repeated.run(() -> false);
        assertEquals(repeated.kernel().digest(), live.kernel().digest());
        assertEquals(END, live.reachedTicks());
        assertEquals(5, series(live).taken());
        for (int i = 0; i < 5; i++) {
            assertEquals(series(repeated).eventsAt(i), series(live).eventsAt(i), "sample " + i);
        }
    }
}
