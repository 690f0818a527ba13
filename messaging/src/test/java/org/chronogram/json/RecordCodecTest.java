package org.chronogram.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCodecTest {
    private static final JsonFactory FACTORY = StrictJson.factory(StreamReadConstraints.defaults());

    enum Kind {
        ONE,
        TWO
    }

    record Inner(int id, String name) {}

    record Scalars(int number, long large, double real, boolean flag, String text, Kind kind, Long boxed) {}

    record Structures(byte[] bytes, long[] longs, double[] reals, List<Inner> inner, Map<String, List<Long>> map) {}

    record Refusing(int number) {
        Refusing {
            if (number < 0) {
                throw new IllegalArgumentException("number=" + number + ", expected at least 0");
            }
        }
    }

    record Unsupported(List<Path> paths) {}

    private static String write(Record value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            RecordCodec.of(value.getClass()).write(value, out);
        }
        return text.toString();
    }

    private static <T> T read(String json, Class<T> type) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return RecordCodec.of(type).read(parser);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-2147483648, -9223372036854775808, NaN, true",
        "2147483647, 9223372036854775807, -Infinity, false",
        "0, 2147483648, -0.0, true",
        "1, 1, 4.9E-324, false"
    })
    void shouldKeepNumbersBitForBit(int number, long large, double real, boolean flag) throws IOException {
        Scalars value = new Scalars(number, large, real, flag, "\"\u00e4\n", Kind.TWO, large);
        assertEquals(value, read(write(value), Scalars.class));
    }

    @Test
    void shouldWriteComponentsInTheirOrderAndNullForNothing() throws IOException {
        Scalars value = new Scalars(1, 2, 0.5, true, null, null, null);
        String json =
                "{\"number\":1,\"large\":2,\"real\":0.5,\"flag\":true,\"text\":null,\"kind\":null,\"boxed\":null}";
        assertEquals(json, write(value));
        assertEquals(value, read(json, Scalars.class));
    }

    @Test
    void shouldKeepStructures() throws IOException {
        Map<String, List<Long>> map = new LinkedHashMap<>();
        map.put("z", Arrays.asList(1L, null));
        map.put("a", List.of());
        long[] longs = new long[100];
        Arrays.setAll(longs, i -> Long.MIN_VALUE + i);
        Structures value = new Structures(
                new byte[] {0, -1, 127}, longs, new double[] {1e300, -0.0}, List.of(new Inner(1, "x")), map);
        Structures read = read(write(value), Structures.class);
        assertArrayEquals(value.bytes, read.bytes);
        assertArrayEquals(value.longs, read.longs);
        assertArrayEquals(value.reals, read.reals);
        assertEquals(value.inner, read.inner);
        assertEquals("{z=[1, null], a=[]}", read.map.toString());
        assertNull(read("{\"bytes\":null,\"longs\":null,\"reals\":null,\"inner\":null,\"map\":null}", Structures.class)
                .longs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number | 1.0",
                "number | \"1\"",
                "number | 2147483648",
                "number | null",
                "number | true",
                "large | 9223372036854775808",
                "large | 1e3",
                "real | \"1.5\"",
                "real | null",
                "real | \"nan\"",
                "flag | 1",
                "flag | \"true\"",
                "flag | null",
                "text | 7",
                "text | {}",
                "kind | \"THREE\"",
                "kind | 0",
                "boxed | \"1\""
            })
    void shouldConvertNoValueToAnotherType(String field, String value) throws IOException {
        String json = write(new Scalars(1, 2, 0.5, true, "t", Kind.ONE, 3L))
                .replaceFirst("\"" + field + "\":[^,}]*", "\"" + field + "\":" + value);
        IOException fault = assertThrows(IOException.class, () -> read(json, Scalars.class));
        assertEquals(field, JsonFaults.field((JsonProcessingException) fault));
        assertTrue(JsonFaults.describe(fault).contains("the field '" + field + "'"), JsonFaults.describe(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bytes\":\"*\"                       | bytes",
                "\"longs\":[1,2.5]                     | longs.1",
                "\"longs\":[null]                      | longs.0",
                "\"reals\":{}                          | reals",
                "\"inner\":[{\"id\":1,\"name\":7}]     | inner.0.name",
                "\"inner\":[{\"id\":1}]                | inner.0.name",
                "\"inner\":[{\"id\":1,\"name\":\"\",\"x\":1}] | inner.0.x",
                "\"map\":{\"k\":[1,\"2\"]}             | map.k.1",
                "\"map\":[]                            | map"
            })
    void shouldNameTheWayToAFault(String field, String way) {
        String json = "{" + field
                + List.of("bytes", "longs", "reals", "inner", "map").stream()
                        .filter(name -> !field.startsWith("\"" + name))
                        .map(name -> ",\"" + name + "\":null")
                        .reduce("", String::concat)
                + "}";
        IOException fault = assertThrows(IOException.class, () -> read(json, Structures.class));
        assertEquals(way, JsonFaults.field((JsonProcessingException) fault));
    }

    @Test
    void shouldSayWhatTheConstructorHasRefused() {
        IOException fault = assertThrows(IOException.class, () -> read("{\"number\":-1}", Refusing.class));
        assertTrue(JsonFaults.describe(fault).endsWith("number=-1, expected at least 0"), JsonFaults.describe(fault));
    }

    @Test
    void shouldRefuseTypesThatItCannotWrite() {
        assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(Unsupported.class));
        assertThrows(IllegalArgumentException.class, () -> RecordCodec.of(String.class));
    }
}
