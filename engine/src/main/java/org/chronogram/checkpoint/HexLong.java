package org.chronogram.checkpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.util.HexFormat;

/** 64 bits that are not a quantity, as 16 hexadecimal digits: the way a person compares them. */
final class HexLong {
    private static final int DIGITS = 16;

    private HexLong() {}

    static String text(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }

    static final class Writer extends StdScalarSerializer<Long> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Long.class);
        }

        @Override
        public void serialize(Long value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text(value));
        }
    }

    static final class Reader extends StdScalarDeserializer<Long> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.hasToken(JsonToken.VALUE_STRING) ? in.getText() : "";
            try {
                if (text.length() == DIGITS) {
                    return HexFormat.fromHexDigitsToLong(text);
                }
            } catch (IllegalArgumentException e) {
                return (Long) context.handleWeirdStringValue(Long.class, text, "%s", e.getMessage());
            }
            return (Long) context.handleWeirdStringValue(Long.class, text, "expected %d hexadecimal digits", DIGITS);
        }
    }
}
