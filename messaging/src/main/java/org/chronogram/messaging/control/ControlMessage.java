package org.chronogram.messaging.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.chronogram.json.JsonFaults;

/** One message as it came over a control link. Immutable and thread-safe. */
public final class ControlMessage {
    private final String type;
    private final ObjectNode body;

    private ControlMessage(String type, ObjectNode body) {
        this.type = type;
        this.body = body;
    }

    /** Name of the kind of message, chosen by the sender; never empty. */
    public String type() {
        return type;
    }

    /**
     * Reads the body. Every component of the record must be there, nothing else may be, and a value is never converted to
     * another type (no number from a string, no 0 from null).
     *
     * @param type a record of numbers, strings, enums, byte arrays, lists, maps and further such records.
     * @return the body, never null.
     * @throws ControlException naming message type and field, if the body does not fit the record.
     * @throws IllegalArgumentException as the constructor of the record has thrown it.
     */
    public <T> T body(Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new ControlException(
                    "message type=" + this.type + " field=" + fieldOf(e) + ": " + JsonFaults.describe(e) + ", expected "
                            + type.getSimpleName() + ": run the same version of Chronogram on all hosts",
                    e);
        }
    }

    @Override
    public String toString() {
        return "ControlMessage[type=" + type + "]";
    }

    /** Returns a number of the body without a look at its other fields; 0 if it is missing or no integer. */
    int intField(String name) {
        return body.path(name).asInt(0);
    }

    /**
     * Turns a message into the payload of a frame.
     *
     * @throws IllegalArgumentException if the type is empty or the body is no record that Jackson can write.
     * @throws ControlException if the payload is larger than a frame may be.
     */
    public static byte[] encode(String type, Object body) {
        if (type == null || type.isEmpty() || body == null || !body.getClass().isRecord()) {
            throw new IllegalArgumentException("message type=" + type + " body=" + nameOf(body)
                    + ", expected a type that is not empty and a record: declare a record for this message");
        }
        byte[] payload = write(type, body);
        if (payload.length > ControlProtocol.MAX_FRAME_BYTES) {
            throw new ControlException("message type=" + type + " has " + payload.length + " bytes, max "
                    + ControlProtocol.MAX_FRAME_BYTES + ": send it in parts or as a file");
        }
        return payload;
    }

    /**
     * Reads the payload of a frame.
     *
     * @throws ControlException if it is no JSON object of a type and a body.
     */
    public static ControlMessage decode(byte[] payload) {
        Incoming incoming;
        try {
            incoming = Json.MAPPER.readValue(payload, Incoming.class);
        } catch (IOException e) {
            throw malformed("is malformed (" + JsonFaults.describe(e) + ")", e);
        }
        if (incoming == null || incoming.type == null || incoming.type.isEmpty()) {
            throw malformed("has no type", null);
        }
        if (!(incoming.body instanceof ObjectNode object)) {
            throw malformed("has no object as its body", null);
        }
        return new ControlMessage(incoming.type, object);
    }

    private static byte[] write(String type, Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(new Outgoing(type, body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "message type=" + type + " body=" + nameOf(body) + " cannot be written: " + e.getOriginalMessage()
                            + ": use numbers, strings, enums, byte arrays, lists, maps and records of these",
                    e);
        }
    }

    private static ControlException malformed(String found, Throwable cause) {
        return new ControlException(
                "frame " + found + ", expected {\"type\": ..., \"body\": {...}}: check what connects to this port",
                cause);
    }

    private static String nameOf(Object body) {
        return body == null ? "null" : body.getClass().getName();
    }

    private static String fieldOf(JsonProcessingException e) {
        String field = JsonFaults.field(e);
        return field.isEmpty() ? "(whole body)" : field;
    }

    private record Outgoing(String type, Object body) {}

    private record Incoming(String type, JsonNode body) {}
}
