package org.chronogram.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
import org.junit.jupiter.api.Test;

final class ExternalOutputTest {
    private static final long END = 20;

    private final List<String> sent = new ArrayList<>();
    private boolean broken;

    private final class FakeSocket implements ExternalSocket {
        @Override
        public boolean receive(ByteBuffer datagram) {
            return false;
        }

        @Override
        public void send(ByteBuffer datagram) throws IOException {
            if (broken) {
                throw new IOException("no way");
            }
            ExternalMessage message = ExternalMessage.read(datagram).orElseThrow();
            sent.add(message.sequence() + ": " + message.ticks() + " LP " + message.lp() + " type " + message.type()
                    + " " + message.position() + " [" + message.payload()[0] + "]");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Publishes two messages every 5 ticks. */
    private static final class Speaker implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(5, 1);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            context.publish(7, context.payload(1).putByte(0, (byte) 3));
            context.publish(8, context.payload(1).putByte(0, (byte) -4));
            context.schedule(5, 1);
        }
    }

    private static SequentialEngine engine() {
        TestModel model = TestModel.of(10, 2, lp -> new Speaker());
        return new SequentialEngine(
                ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), END),
                1,
                0,
                END,
                new ProgressCounters());
    }

    private ExternalOutput run(SequentialEngine engine) {
        ExternalOutput output = new ExternalOutput(new FakeSocket());
        engine.kernel().setup().publishTo(output);
        engine.begin();
        while (engine.hasNext()) {
            engine.step();
            output.flush();
        }
        engine.finish();
        return output;
    }

    /** A window of 10 ticks is executed LP by LP. */
    @Test
    void shouldSendInTheOrderOfTimeAndLp() {
        ExternalOutput output = run(engine());
        assertEquals(
                List.of(
                        "0: 5 LP 0 type 7 0 [3]",
                        "1: 5 LP 0 type 8 1 [-4]",
                        "2: 5 LP 1 type 7 0 [3]",
                        "3: 5 LP 1 type 8 1 [-4]",
                        "4: 10 LP 0 type 7 0 [3]"),
                sent.subList(0, 5));
        assertEquals(12, output.published());
    }

    @Test
    void shouldNotChangeTheRun() {
        SequentialEngine silent = engine();
        silent.run(() -> false);
        SequentialEngine speaking = engine();
        ExternalOutput unused = run(speaking);
        assertEquals(silent.kernel().digest(), speaking.kernel().digest());
        assertEquals(silent.kernel().events(), speaking.kernel().events());
    }

    @Test
    void shouldCountWhatItCouldNotSend() {
        broken = true;
        ExternalOutput output = run(engine());
        assertEquals(0, output.published());
        assertEquals(12, output.unsent());
    }
}
