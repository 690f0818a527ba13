package org.chronogram.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, texts, numbers, truth values and null. */
public final class JsonValues {
    private JsonValues() {}

    /**
     * Writes a value. Numbers that are not finite become null, as JSON has no others.
     *
     * @param value a map, a list or another iterable, an array, a text, an enum, a number, a truth value, a record that {@link
     *     RecordCodec} can write, or null.
     * @param out takes it.
     * @throws IOException as the generator throws it.
     * @throws IllegalArgumentException if the value is of another type.
     */
    public static void write(Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof CharSequence || value instanceof Enum<?>) {
            out.writeString(value.toString());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Number number) {
            writeNumber(number, out);
        } else {
            writeStructure(value, out);
        }
    }

    private static void writeStructure(Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            out.writeStartArray();
            for (Object each : list) {
                write(each, out);
            }
            out.writeEndArray();
        } else if (value instanceof Record) {
            RecordCodec.of(value.getClass()).write(value, out);
        } else {
            writeArray(value, out);
        }
    }

    private static void writeArray(Object value, JsonGenerator out) throws IOException {
        if (value instanceof long[] longs) {
            out.writeArray(longs, 0, longs.length);
        } else if (value instanceof int[] ints) {
            out.writeArray(ints, 0, ints.length);
        } else if (value instanceof double[] doubles) {
            out.writeStartArray();
            for (double each : doubles) {
                writeNumber(each, out);
            }
            out.writeEndArray();
        } else if (value instanceof Object[] array) {
            write(List.of(array), out);
        } else {
            throw new IllegalArgumentException(
                    "no JSON stands for " + value.getClass().getName());
        }
    }

    private static void writeNumber(Number number, JsonGenerator out) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            writeFinite(number, out);
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else {
            out.writeNumber(number.longValue());
        }
    }

    private static void writeFinite(Number number, JsonGenerator out) throws IOException {
        if (!Double.isFinite(number.doubleValue())) {
            out.writeNull();
        } else if (number instanceof Float) {
            out.writeNumber(number.floatValue());
        } else {
            out.writeNumber(number.doubleValue());
        }
    }

    /**
     * Reads a text that is one object.
     *
     * @param parser stands before the text.
     * @return its fields, in the order of the text; null when the text is {@code null}.
     * @throws IOException if the text is no JSON, is something else than an object, or goes on behind it.
     */
    public static Map<String, Object> readObject(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || (first != JsonToken.START_OBJECT && first != JsonToken.VALUE_NULL)) {
            throw Mismatch.found(parser, Map.class);
        }
        Map<String, Object> fields = first == JsonToken.VALUE_NULL ? null : readFields(parser);
        if (parser.nextToken() != null) {
            throw MismatchedInputException.from(parser, Map.class, "found more behind the object");
        }
        return fields;
    }

    private static Map<String, Object> readFields(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            fields.put(name, readValue(parser));
        }
        return fields;
    }

    private static Object readValue(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                return readFields(parser);
            case START_ARRAY:
                return readElements(parser);
            case VALUE_STRING:
                return parser.getText();
            case VALUE_NUMBER_INT:
                return parser.getNumberValue();
            case VALUE_NUMBER_FLOAT:
                return parser.getDoubleValue();
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            default:
                return null;
        }
    }

    private static List<Object> readElements(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readValue(parser));
        }
        return elements;
    }
}
