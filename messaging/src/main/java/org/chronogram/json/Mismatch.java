package org.chronogram.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.lang.reflect.Type;

/** The exceptions for values and types other than expected. */
final class Mismatch {
    private Mismatch() {}

    static void require(JsonParser parser, JsonToken token, Class<?> type) throws IOException {
        if (!parser.hasToken(token)) {
            throw found(parser, type);
        }
    }

    static MismatchedInputException found(JsonParser parser, Class<?> expected) {
        return MismatchedInputException.from(parser, expected, "found " + parser.currentToken());
    }

    static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("a component has the type " + type.getTypeName()
                + ", expected numbers, texts, enums, byte arrays, lists, maps from texts and records of these");
    }
}
