package org.chronogram.messaging.control;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.util.Arrays;
import org.chronogram.json.JsonFaults;
import org.chronogram.json.RecordCodec;

/** The object that a frame holds: the type of a message, and its body as the bytes of an object of its own. */
final class MessageEnvelope {
    private static final String TYPE = "type";
    private static final String BODY = "body";

    private String type = "";
    private byte[] body;

    private MessageEnvelope() {}

    static byte[] write(String type, Record body) throws IOException {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField(TYPE, type);
            out.writeFieldName(BODY);
            RecordCodec.of(body.getClass()).write(body, out);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        }
    }

    /**
     * Reads the payload of a frame, all of which must be JSON.
     *
     * @throws ControlException if it is no object of a type and a body.
     */
    static MessageEnvelope read(byte[] payload) {
        MessageEnvelope envelope = new MessageEnvelope();
        try (JsonParser parser = Json.FACTORY.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("is no object", null);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                envelope.take(name, parser, payload);
            }
            if (!parser.hasToken(JsonToken.END_OBJECT) || parser.nextToken() != null) {
                throw malformed("has something behind its object", null);
            }
        } catch (IOException e) {
            throw malformed("is malformed (" + JsonFaults.describe(e) + ")", e);
        }
        envelope.requireWhole();
        return envelope;
    }

    private void take(String name, JsonParser parser, byte[] payload) throws IOException {
        if (name.equals(TYPE) && parser.hasToken(JsonToken.VALUE_STRING)) {
            type = parser.getText();
        } else if (name.equals(BODY) && parser.hasToken(JsonToken.START_OBJECT)) {
            body = objectAt(parser, payload);
        } else {
            throw malformed("has the field '" + JsonFaults.shown(name) + "', or has another kind of value there", null);
        }
    }

    /** The parser knows where it is in the bytes if they are UTF-8, and only then. */
    private static byte[] objectAt(JsonParser parser, byte[] payload) throws IOException {
        long begin = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long end = parser.currentLocation().getByteOffset();
        if (begin < 0 || end < begin) {
            throw malformed("is not of the encoding UTF-8", null);
        }
        return Arrays.copyOfRange(payload, (int) begin, (int) end);
    }

    private void requireWhole() {
        if (type.isEmpty()) {
            throw malformed("has no type", null);
        }
        if (body == null) {
            throw malformed("has no object as its body", null);
        }
    }

    String type() {
        return type;
    }

    byte[] body() {
        return body;
    }

    private static ControlException malformed(String found, Throwable cause) {
        return new ControlException(
                "frame " + found + ", expected {\"type\": ..., \"body\": {...}}: check what connects to this port",
                cause);
    }
}
