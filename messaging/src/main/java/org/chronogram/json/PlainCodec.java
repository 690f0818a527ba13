package org.chronogram.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Numbers, truth values, texts, and bytes, which are written in base 64. */
enum PlainCodec implements ValueCodec {
    INT(int.class, Integer.class),
    LONG(long.class, Long.class),
    DOUBLE(double.class, Double.class),
    BOOLEAN(boolean.class, Boolean.class),
    TEXT(String.class, String.class),
    BYTES(byte[].class, byte[].class);

    private final Class<?> type;
    private final Class<?> boxed;

    PlainCodec(Class<?> type, Class<?> boxed) {
        this.type = type;
        this.boxed = boxed;
    }

    static PlainCodec of(Class<?> type) {
        for (PlainCodec codec : values()) {
            if (codec.type == type || codec.boxed == type) {
                return codec;
            }
        }
        throw Mismatch.unsupported(type);
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        switch (this) {
            case INT:
                requireInteger(parser, parser.hasToken(JsonToken.VALUE_NUMBER_INT) && isInt(parser));
                return parser.getIntValue();
            case LONG:
                requireInteger(parser, parser.hasToken(JsonToken.VALUE_NUMBER_INT) && isLong(parser));
                return parser.getLongValue();
            case DOUBLE:
                return readDouble(parser);
            case BOOLEAN:
                return readBoolean(parser);
            case TEXT:
                Mismatch.require(parser, JsonToken.VALUE_STRING, type);
                return parser.getText();
            default:
                return readBytes(parser);
        }
    }

    private void requireInteger(JsonParser parser, boolean fits) throws IOException {
        if (!fits) {
            throw Mismatch.found(parser, type);
        }
    }

    private static boolean isInt(JsonParser parser) throws IOException {
        return parser.getNumberType() == NumberType.INT;
    }

    private static boolean isLong(JsonParser parser) throws IOException {
        return parser.getNumberType() != NumberType.BIG_INTEGER;
    }

    private double readDouble(JsonParser parser) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) || parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return parser.getDoubleValue();
        }
        Mismatch.require(parser, JsonToken.VALUE_STRING, type);
        switch (parser.getText()) {
            case "NaN":
                return Double.NaN;
            case "Infinity":
                return Double.POSITIVE_INFINITY;
            case "-Infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                throw Mismatch.found(parser, type);
        }
    }

    private boolean readBoolean(JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_TRUE)) {
            Mismatch.require(parser, JsonToken.VALUE_FALSE, type);
        }
        return parser.getBooleanValue();
    }

    private byte[] readBytes(JsonParser parser) throws IOException {
        Mismatch.require(parser, JsonToken.VALUE_STRING, type);
        try {
            return parser.getBinaryValue();
        } catch (JsonProcessingException e) {
            throw Mismatch.found(parser, type);
        }
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        switch (this) {
            case INT:
                out.writeNumber((int) value);
                break;
            case LONG:
                out.writeNumber((long) value);
                break;
            case DOUBLE:
                out.writeNumber((double) value);
                break;
            case BOOLEAN:
                out.writeBoolean((boolean) value);
                break;
            case TEXT:
                out.writeString((String) value);
                break;
            default:
                out.writeBinary((byte[]) value);
        }
    }
}
