package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlMessageTest {
    private enum Colour {
        RED,
        GREEN
    }

    private record Inner(int id, List<String> names) {}

    private record Outer(
            long big, double real, boolean flag, Colour colour, byte[] bytes, Inner inner, Map<String, Integer> map) {}

    private record Numbers(double[] values) {}

    private record Empty() {}

    private record Text(String text) {}

    private static ControlMessage message(String json) {
        return ControlMessage.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T travel(Record body, Class<T> type) {
        return ControlMessage.decode(ControlMessage.encode("test", body)).body(type);
    }

    @Test
    void shouldKeepEveryKindOfComponent() {
        Inner inner = new Inner(-1, List.of("ä", "\u0000", "\ud83d\ude00"));
        Outer sent = new Outer(Long.MIN_VALUE, 0.1, true, Colour.GREEN, new byte[] {0, -1}, inner, Map.of("a", 1));
        Outer read = travel(sent, Outer.class);
        assertEquals(sent.big, read.big);
        assertEquals(sent.real, read.real);
        assertEquals(sent.flag, read.flag);
        assertEquals(sent.colour, read.colour);
        assertArrayEquals(sent.bytes, read.bytes);
        assertEquals(sent.inner, read.inner);
        assertEquals(sent.map, read.map);
    }

    @Test
    void shouldKeepDoublesBitForBit() {
        double[] values = {
            -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1.0 / 3, Double.NaN, Double.POSITIVE_INFINITY, 9007199254740993.0
        };
        assertArrayEquals(values, travel(new Numbers(values), Numbers.class).values);
    }

    @Test
    void shouldCarryARecordWithoutComponentsAndALongText() {
        assertEquals(new Empty(), travel(new Empty(), Empty.class));
        Text text = new Text("x".repeat(30 << 20));
        assertTrue(text.equals(travel(text, Text.class)));
    }

    @Test
    void shouldKeepTheTypeForTheReceiver() {
        assertEquals(
                "test",
                ControlMessage.decode(ControlMessage.encode("test", new Empty()))
                        .type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                            | id",
                "{\"id\":1}                                    | names",
                "{\"id\":1,\"names\":[],\"extra\":0}           | extra",
                "{\"id\":\"1\",\"names\":[]}                   | id",
                "{\"id\":1.5,\"names\":[]}                     | id",
                "{\"id\":null,\"names\":[]}                    | id",
                "{\"id\":2147483648,\"names\":[]}              | id",
                "{\"id\":1,\"names\":{}}                       | names",
                "{\"id\":1,\"names\":[\"a\",7]}                | names.1"
            })
    void shouldNameTypeAndFieldOfAMalformedBody(String body, String field) {
        ControlMessage message = message("{\"type\":\"join\",\"body\":" + body + "}");
        Exception e = assertThrows(ControlException.class, () -> message.body(Inner.class));
        assertTrue(e.getMessage().startsWith("message type=join field=" + field + ": "), e.getMessage());
        assertTrue(e.getMessage().contains(", expected Inner: run the same version"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"type\":\"a\"}",
                "{\"type\":\"\",\"body\":{}}",
                "{\"type\":null,\"body\":{}}",
                "{\"type\":1,\"body\":{}}",
                "{\"type\":\"a\",\"body\":null}",
                "{\"type\":\"a\",\"body\":[]}",
                "{\"type\":\"a\",\"body\":{},\"more\":1}",
                "{\"type\":\"a\",\"body\":{}} {}",
                "{\"type\":\"a\",\"body\":{},\"body\":{}}",
                "{\"type\":\"a\",\"body\":{\"x\":1,\"x\":2}}"
            })
    void shouldRefuseWhatIsNoMessage(String json) {
        Exception e = assertThrows(ControlException.class, () -> message(json));
        assertTrue(e.getMessage().contains("expected {\"type\": ..., \"body\": {...}}"), e.getMessage());
    }

    @Test
    void shouldRefuseDeepNestingInsteadOfOverflowingTheStack() {
        String json = "{\"type\":\"a\",\"body\":{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}}";
        assertThrows(ControlException.class, () -> message(json));
    }

    @Test
    void shouldRefuseToSendWhatIsNoRecord() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> ControlMessage.encode("a", List.of(1)));
        assertTrue(e.getMessage().contains("expected a type that is not empty and a record"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ControlMessage.encode("a", null));
        assertThrows(IllegalArgumentException.class, () -> ControlMessage.encode("", new Empty()));
    }

    @Test
    void shouldRefuseToSendMoreThanAFrameMayHold() {
        Text text = new Text("x".repeat(ControlProtocol.MAX_FRAME_BYTES));
        Exception e = assertThrows(ControlException.class, () -> ControlMessage.encode("result", text));
        assertEquals(
                "message type=result has 67108900 bytes, max 67108864: send it in parts or as a file", e.getMessage());
    }
}
