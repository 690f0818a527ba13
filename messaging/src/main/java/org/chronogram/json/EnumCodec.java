package org.chronogram.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The constants of an enum, by their names. */
final class EnumCodec implements ValueCodec {
    private final Class<?> type;

    EnumCodec(Class<?> type) {
        this.type = type;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        Mismatch.require(parser, JsonToken.VALUE_STRING, type);
        String name = parser.getText();
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw Mismatch.found(parser, type);
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeString(((Enum<?>) value).name());
    }
}
