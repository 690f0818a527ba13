package org.chronogram.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads and writes the values of one type. Immutable and thread-safe. */
interface ValueCodec {
    /** Reads the value at which the parser stands, which is not null, and leaves the parser at its last token. */
    Object read(JsonParser parser) throws IOException;

    /** Writes a value that is not null. */
    void write(Object value, JsonGenerator out) throws IOException;
}
