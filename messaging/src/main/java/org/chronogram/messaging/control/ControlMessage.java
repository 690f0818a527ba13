package org.chronogram.messaging.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.chronogram.json.JsonFaults;
import org.chronogram.json.RecordCodec;

/** One message as it came over a control link. Immutable and thread-safe. */
public final class ControlMessage {
    private final String type;
    private final byte[] body;

    private ControlMessage(String type, byte[] body) {
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
        RecordCodec<T> codec = RecordCodec.of(type);
        try (JsonParser parser = Json.FACTORY.createParser(body)) {
            parser.nextToken();
            return codec.read(parser);
        } catch (JsonProcessingException e) {
            if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new ControlException(
                    "message type=" + this.type + " field=" + fieldOf(e) + ": " + JsonFaults.describe(e) + ", expected "
                            + type.getSimpleName() + ": run the same version of Chronogram on all hosts",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "ControlMessage[type=" + type + "]";
    }

    /** Returns a number of the body without a look at its other fields; 0 if it is missing or no integer. */
    int intField(String name) {
        try (JsonParser parser = Json.FACTORY.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isIt = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (isIt) {
                    return value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT
                            ? parser.getIntValue()
                            : 0;
                }
                parser.skipChildren();
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    /**
     * Turns a message into the payload of a frame.
     *
     * @throws IllegalArgumentException if the type is empty or the body is no record of components that can be written.
     * @throws ControlException if the payload is larger than a frame may be.
     */
    public static byte[] encode(String type, Object body) {
        if (type == null || type.isEmpty() || !(body instanceof Record record)) {
            throw new IllegalArgumentException("message type=" + type + " body=" + nameOf(body)
                    + ", expected a type that is not empty and a record: declare a record for this message");
        }
        byte[] payload = write(type, record);
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
        MessageEnvelope envelope = MessageEnvelope.read(payload);
        return new ControlMessage(envelope.type(), envelope.body());
    }

    private static byte[] write(String type, Record body) {
        try {
            return MessageEnvelope.write(type, body);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "message type=" + type + " body=" + nameOf(body) + " cannot be written: " + e.getMessage()
                            + ": use numbers, strings, enums, byte arrays, lists, maps and records of these",
                    e);
        }
    }

    private static String nameOf(Object body) {
        return body == null ? "null" : body.getClass().getName();
    }

    private static String fieldOf(JsonProcessingException e) {
        String field = JsonFaults.field(e);
        return field.isEmpty() ? "(whole body)" : field;
    }
}
