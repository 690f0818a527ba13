package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;

final class RecordedProcessTest {
    private static final long END_TICKS = 15;

    private final List<HandlerCall> calls = new ArrayList<>();

    /** Sends an event of each form, and draws two numbers. */
    private static final class Talker implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(5, 3);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            long unused = context.random().nextLong() + context.random().nextLong();
            context.send(1, 20, 4);
            context.send(1, 21, 4, 1);
            context.schedule(5, 3, 1, -1);
            context.send(
                    1, 22, 4, context.payload(3).putShort(0, (short) 0x0b0c).putByte(2, (byte) 0x0d));
        }
    }

    private static final class TalkerModel implements Model {
        @Override
        public String name() {
            return "talker";
        }

        @Override
        public String description() {
            return "sends events of each form";
        }

        @Override
        public String defaultEndTime() {
            return "1";
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of();
        }

        @Override
        public void build(ModelBuilder builder, ParameterValues parameters) {
            builder.lookahead(20);
            builder.logicalProcesses(1, lp -> new Talker());
            builder.logicalProcesses(1, lp -> (event, context) -> {});
        }
    }

    private static SequentialEngine engine() {
        Model model = new TalkerModel();
        ModelDeclaration declaration = ModelDeclaration.of(model, ParameterValues.parse(model, Map.of()), END_TICKS);
        return new SequentialEngine(declaration, 1, 0, END_TICKS, new ProgressCounters());
    }

    private final CallObserver observer = new CallObserver() {
        @Override
        public boolean wants(int lp, long ticks) {
            return ticks < 10;
        }

        @Override
        public void onCall(HandlerCall call) {
            calls.add(call);
        }
    };

    @Test
    void shouldCopyWhatCallsDid() {
        SequentialEngine engine = engine();
        engine.kernel().setup().record(lp -> lp == 0, observer);
        engine.run(() -> false);
        EventRecord first = new EventRecord(5, 0, 0, 0, 3, "");
        assertEquals(
                List.of(
                        new HandlerCall(0, 0, Optional.empty(), 0, List.of(first)),
                        new HandlerCall(
                                0,
                                5,
                                Optional.of(first),
                                2,
                                List.of(
                                        new EventRecord(25, 1, 0, 1, 4, ""),
                                        new EventRecord(26, 1, 0, 2, 4, "0100000000000000"),
                                        new EventRecord(10, 0, 0, 3, 3, "0100000000000000ffffffffffffffff"),
                                        new EventRecord(27, 1, 0, 4, 4, "0c0b0d")))),
                calls);
    }

    @Test
    void shouldNotChangeTheRun() {
        SequentialEngine observed = engine();
        observed.kernel().setup().record(lp -> true, observer);
        observed.run(() -> false);
        SequentialEngine plain = engine();
        plain.run(() -> false);
        assertEquals(plain.kernel().digest(), observed.kernel().digest());
        assertEquals(
                plain.kernel().state().pendingHash(), observed.kernel().state().pendingHash());
    }
}
