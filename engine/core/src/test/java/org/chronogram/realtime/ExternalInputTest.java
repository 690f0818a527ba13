package org.chronogram.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronogram.external.ExternalMessage;
import org.chronogram.external.ExternalMessage.Kind;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.OutsideEvent;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExternalInputTest {
    private static final long END = 1_000;

    @TempDir
    private Path directory;

    private final List<ByteBuffer> arriving = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();
    private int sequence;

    /** LP 0 has an event every 10 ticks; each LP passes events from outside on to the next. */
    private final class Passing implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            if (context.self() == 0) {
                context.schedule(10, 1);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            if (event.type() == 1) {
                context.schedule(10, 1);
                return;
            }
            handled.add("LP " + context.self() + " at " + event.time() + " from " + event.source() + ", "
                    + event.sequence() + ", " + event.payloadLength());
            if (context.self() < 2) {
                context.send(context.self() + 1, 7, event.type());
            }
        }
    }

    private final class FakeSocket implements ExternalSocket {
        @Override
        public boolean receive(ByteBuffer datagram) {
            return !arriving.isEmpty() && datagram.put(arriving.remove(0)) != null;
        }

        @Override
        public void send(ByteBuffer datagram) {
            throw new AssertionError("nothing is published");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private SequentialEngine engine() {
        TestModel model = TestModel.of(7, 3, lp -> new Passing());
        return new SequentialEngine(
                ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), END),
                1,
                0,
                END,
                new ProgressCounters());
    }

    private SequentialEngine begun() {
        SequentialEngine engine = engine();
        engine.open();
        engine.begin();
        return engine;
    }

    private void arrive(Kind kind, int lp, long ticks, int payloadBytes) {
        arriving.add(new ExternalMessage(kind, 9, sequence++, lp, 2, ticks, 0, new byte[payloadBytes]).toBytes());
    }

    private static SequentialEngine ended(SequentialEngine engine) {
        while (engine.hasNext()) {
            engine.step();
        }
        engine.close();
        engine.finish();
        return engine;
    }

    @Test
    void shouldGiveEventsTimesThatTheRunHasNotReached() {
        SequentialEngine engine = begun();
        ExternalInput input = new ExternalInput(new FakeSocket(), EventRecording.NONE, notices::add);
        for (int step = 0; step < 3; step++) {
            engine.step();
        }
        long reached = engine.reachedTicks();
        arrive(Kind.EVENT_AFTER, 1, 0, 0);
        arrive(Kind.EVENT_AFTER, 1, 5, 0);
        arrive(Kind.EVENT_AT, 1, 1, 0);
        arrive(Kind.EVENT_AT, 1, 500, 1280);
        input.take(engine, reached - 2);
        arrive(Kind.EVENT_AFTER, 1, 0, 0);
        input.take(engine, reached + 3);
        ended(engine);
        assertEquals(
                List.of(
                        "LP 1 at " + reached + " from -1, 0, 0",
                        "LP 1 at " + reached + " from -1, 2, 0",
                        "LP 1 at " + (reached + 3) + " from -1, 4, 0",
                        "LP 1 at " + (reached + 5) + " from -1, 1, 0",
                        "LP 1 at 500 from -1, 3, 1280"),
                handled.stream().filter(line -> line.startsWith("LP 1")).toList());
        assertEquals(5, input.accepted());
        assertEquals(1, input.late());
    }

    @Test
    void shouldRefuseAndCountWhatItCannotTake() {
        SequentialEngine engine = begun();
        ExternalInput input = new ExternalInput(new FakeSocket(), EventRecording.NONE, notices::add);
        arriving.add(ByteBuffer.wrap(new byte[5]));
        arriving.add(ByteBuffer.wrap(new byte[ExternalMessage.MAX_BYTES + 1]));
        arrive(Kind.PUBLISHED, 0, 0, 0);
        arrive(Kind.EVENT_AFTER, 0, Long.MAX_VALUE, 0);
        arrive(Kind.EVENT_AFTER, 3, 0, 0);
        arrive(Kind.EVENT_AFTER, -1, 0, 0);
        sequence = 2;
        arrive(Kind.EVENT_AFTER, 0, 0, 0);
        sequence = 10;
        arrive(Kind.EVENT_AFTER, 0, 0, 0);
        input.take(engine, 5);
        assertEquals(1, input.accepted());
        assertEquals(4, input.malformed());
        assertEquals(2, input.unknownLps());
        assertEquals(1, input.repeated());
        assertEquals(6, input.lost());
        assertEquals(
                List.of(
                        "sim: an event from outside was for LP 3, which does not exist: it was dropped, and others like it"
                                + " will be"),
                notices);
    }

    @Test
    void shouldRecordWhatItTakesSoThatTheRunCanBeRepeated() {
        Path file = directory.resolve("events.csv");
        SequentialEngine live = begun();
        try (EventRecording recording = EventRecording.create(file)) {
            ExternalInput input = new ExternalInput(new FakeSocket(), recording, notices::add);
            for (int step = 0; live.hasNext(); step++) {
                if (step % 5 == 0) {
                    arrive(Kind.EVENT_AFTER, step % 3, step % 2, step);
                    arrive(Kind.EVENT_AFTER, 0, 0, 3);
                    arrive(Kind.EVENT_AT, 1, 300, 0);
                }
                input.take(live, live.reachedTicks() + step % 4);
                live.step();
            }
        }
        ended(live);
        List<String> expected = List.copyOf(handled);
        handled.clear();
        SequentialEngine repeated = engine();
        List<OutsideEvent> events = RecordedEvents.read(file).all();
        assertTrue(events.size() > 30, "events=" + events.size());
        events.forEach(event -> assertTrue(repeated.insert(event)));
        repeated.run(() -> false);
        assertEquals(live.kernel().digest(), repeated.kernel().digest());
        assertEquals(live.kernel().events(), repeated.kernel().events());
        assertEquals(live.kernel().pendingEvents(), repeated.kernel().pendingEvents());
        assertEquals(
                expected.stream().sorted().toList(), handled.stream().sorted().toList());
        assertTrue(Files.exists(file));
    }

    @Test
    void shouldTakeFewAtOnceSoThatAFloodDoesNotHoldUpTheRun() {
        SequentialEngine engine = begun();
        ExternalInput input = new ExternalInput(new FakeSocket(), EventRecording.NONE, notices::add);
        for (int i = 0; i < 1_000; i++) {
            arrive(Kind.EVENT_AFTER, 0, 0, 0);
        }
        input.take(engine, 0);
        assertEquals(256, input.accepted());
    }
}
