package org.chronogram.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronogram.external.ExternalMessage;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.kernel.SequentialEngine;
import org.chronogram.kernel.TestModel;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.TimeBase;
import org.chronogram.realtime.EventRecording;
import org.chronogram.realtime.ExternalInput;
import org.chronogram.realtime.ExternalOutput;
import org.chronogram.realtime.ExternalSocket;
import org.chronogram.realtime.FakeClock;
import org.chronogram.realtime.Pacer;
import org.chronogram.realtime.TimeScale;
import org.junit.jupiter.api.Test;

/** Time passes when the run waits, and otherwise stands still. */
final class PacedTurnsTest {
    private static final long MS = 1_000_000;
    private static final long END = 5 * MS + MS / 2;

    private final FakeClock clock = new FakeClock();
    private final long startNs = clock.nanoTime();
    private final List<Long> handledNs = new ArrayList<>();
    private final List<Long> ticks = new ArrayList<>();
    private final List<ByteBuffer> arriving = new ArrayList<>();
    private long arrivalNs;

    /** One event each millisecond, on LP 0. */
    private final class Clockwork implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            if (context.self() == 0) {
                context.schedule(MS, 1);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            handledNs.add(clock.nanoTime() - startNs);
            ticks.add(event.time());
            if (event.type() == 1) {
                context.schedule(MS, 1);
            }
        }
    }

    /** Gives datagrams when their time has come. */
    private final class FakeSocket implements ExternalSocket {
        @Override
        public boolean receive(ByteBuffer datagram) {
            if (arriving.isEmpty() || clock.nanoTime() - startNs < arrivalNs) {
                return false;
            }
            datagram.put(arriving.remove(0));
            return true;
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
        TestModel model = TestModel.of(10 * MS, 2, lp -> new Clockwork());
        ModelDeclaration declaration = ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), END);
        TimeScale scale = TimeScale.of(TimeBase.SECONDS, 1);
        declaration.limitWindows(scale.longestWindowTicks());
        return new SequentialEngine(declaration, 1, 0, END, new ProgressCounters());
    }

    private SequentialEngine run(ExternalSocket socket) {
        SequentialEngine engine = engine();
        Pacer pacer = new Pacer(TimeScale.of(TimeBase.SECONDS, 1), clock, clock, line -> {}, TimeBase.SECONDS::format);
        ExternalInput input = new ExternalInput(socket, EventRecording.NONE, line -> {});
        PacedTurns turns =
                new PacedTurns(engine, pacer, input, new ExternalOutput(ExternalSocket.NONE), EventRecording.NONE);
        if (input.listens()) {
            engine.open();
        }
        engine.begin();
        while (turns.hasNext()) {
            turns.turn();
        }
        engine.finish();
        return engine;
    }

    @Test
    void shouldTakeEachStepWhenItsTimeHasCome() {
        SequentialEngine engine = run(ExternalSocket.NONE);
        assertEquals(List.of(MS, 2 * MS, 3 * MS, 4 * MS, 5 * MS), handledNs);
        assertEquals(END, engine.reachedTicks());
    }

    @Test
    void shouldLastUntilItsEndHasComeOnTheWallClock() {
        SequentialEngine unused = run(ExternalSocket.NONE);
        assertEquals(END, clock.nanoTime() - startNs);
    }

    @Test
    void shouldTakeStepsLateWhenItIsBehindAndSkipNone() {
        clock.oversleep(3 * MS);
        SequentialEngine unused = run(ExternalSocket.NONE);
        assertEquals(List.of(MS, 2 * MS, 3 * MS, 4 * MS, 5 * MS), ticks);
        assertEquals(List.of(4 * MS, 4 * MS, 4 * MS, 4 * MS, 8 * MS), handledNs);
    }

    @Test
    void shouldGiveAnEventTheSimulatedTimeAtWhichItArrives() {
        arrivalNs = 2_400_000;
        arriving.add(message(0, 7_000));
        SequentialEngine engine = run(new FakeSocket());
        assertEquals(6, ticks.size());
        long stamped = ticks.get(2);
        assertTrue(stamped >= arrivalNs + 7_000 && stamped < arrivalNs + 400_000, "time=" + stamped);
        assertTrue(handledNs.get(2) >= stamped, "handled at " + handledNs.get(2) + ", time=" + stamped);
        assertEquals(END, engine.reachedTicks());
    }

    private static ByteBuffer message(int sequence, long delayTicks) {
        return new ExternalMessage(
                        ExternalMessage.Kind.EVENT_AFTER, 1, sequence, 1, 2, delayTicks, 0, new byte[] {1, 2, 3})
                .toBytes();
    }
}
