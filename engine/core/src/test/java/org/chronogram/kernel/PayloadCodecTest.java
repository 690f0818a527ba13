package org.chronogram.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.EventTypes;
import org.chronogram.model.ModelException;
import org.chronogram.model.PayloadCodec;
import org.junit.jupiter.api.Test;

/** Records as payloads, and enums as types, in a run of the engine. */
final class PayloadCodecTest {
    private enum Kind {
        FIRST,
        SECOND,
        THIRD
    }

    private record Everything(
            boolean flag, byte b, long l, char c, float f, short s, Kind kind, double d, int i, boolean other) {}

    private record Packet(int source, int target, long sentTicks, byte hops) {}

    private record Nothing() {}

    private record WithText(String text) {}

    private static final PayloadCodec<Everything> EVERYTHING = PayloadCodec.of(Everything.class);
    private static final PayloadCodec<Packet> PACKET = PayloadCodec.of(Packet.class);
    private static final EventTypes<Kind> KINDS = EventTypes.of(Kind.class);

    @Test
    void shouldReadWhatWasWritten() {
        List<Everything> values = List.of(
                new Everything(
                        true, (byte) -1, Long.MIN_VALUE, '\uFFFE', -0.0f, (short) -2, Kind.THIRD, Math.PI, -3, false),
                new Everything(
                        false, (byte) 7, Long.MAX_VALUE, 'x', Float.NaN, Short.MIN_VALUE, Kind.FIRST, -1e300, 9, true));
        List<Everything> read = new ArrayList<>();
        TestModel.withHandler(10, 1, (event, context) -> {
                    if (event.type() == 1) {
                        values.forEach(value -> context.schedule(3, 2, EVERYTHING.write(context, value)));
                    } else {
                        read.add(EVERYTHING.read(event));
                    }
                })
                .run(1_000);
        assertEquals(values, read);
    }

    /** By descending size: a model may read single fields by hand, and other programs payloads that were traced. */
    @Test
    void shouldPutLargerComponentsFirst() {
        TestModel.withHandler(10, 1, (event, context) -> {
                    if (event.type() == 1) {
                        context.schedule(1, 2, PACKET.write(context, new Packet(1, 2, 3, (byte) 4)));
                    } else {
                        assertEquals(17, event.payloadLength());
                        assertEquals(3, event.getLong(0));
                        assertEquals(1, event.getInt(8));
                        assertEquals(2, event.getInt(12));
                        assertEquals(4, event.getByte(16));
                    }
                })
                .run(1_000);
        assertEquals(17, PACKET.lengthBytes());
        assertEquals(31 + 2, EVERYTHING.lengthBytes());
    }

    @Test
    void shouldTakeARecordOfNothing() {
        PayloadCodec<Nothing> nothing = PayloadCodec.of(Nothing.class);
        List<Nothing> read = new ArrayList<>();
        TestModel.withHandler(10, 1, (event, context) -> {
                    if (event.type() == 1) {
                        context.schedule(1, 2, nothing.write(context, new Nothing()));
                    } else {
                        read.add(nothing.read(event));
                    }
                })
                .run(1_000);
        assertEquals(List.of(new Nothing()), read);
    }

    @Test
    void shouldRefuseAComponentThatHasNoFixedLength() {
        ModelException error = assertThrows(ModelException.class, () -> PayloadCodec.of(WithText.class));
        assertEquals(
                "record org.chronogram.kernel.PayloadCodecTest$WithText has the component text of type"
                        + " java.lang.String: expected a primitive type or an enum",
                error.getMessage());
    }

    @Test
    void shouldRefuseAPayloadOfAnotherLength() {
        ModelException error = assertThrows(
                ModelException.class,
                () -> TestModel.withHandler(10, 1, (event, context) -> PACKET.read(event))
                        .run(1_000));
        assertTrue(
                error.getMessage()
                        .contains("an event of type 1 has a payload of 0 bytes, expected 17: it was not written by this"
                                + " codec"),
                error.getMessage());
    }

    @Test
    void shouldGiveTheTypeOfAnEventAsAConstant() {
        List<Kind> kinds = new ArrayList<>();
        TestModel.withHandler(10, 1, (event, context) -> {
                    kinds.add(KINDS.of(event));
                    if (kinds.size() == 1) {
                        context.schedule(1, Kind.THIRD);
                        context.send(0, 2, Kind.FIRST);
                        context.schedule(3, Kind.SECOND, context.payload(8));
                        context.send(0, 4, Kind.THIRD, context.payload(8));
                    }
                })
                .run(1_000);
        assertEquals(List.of(Kind.SECOND, Kind.THIRD, Kind.FIRST, Kind.SECOND, Kind.THIRD), kinds);
    }

    @Test
    void shouldRefuseATypeThatTheEnumDoesNotHave() {
        ModelException error = assertThrows(
                ModelException.class,
                () -> TestModel.withHandler(10, 1, (event, context) -> {
                            KINDS.of(event);
                            context.schedule(1, 3);
                        })
                        .run(1_000));
        assertTrue(error.getMessage().contains("an event has the type 3, expected 0 to 2"), error.getMessage());
    }
}
