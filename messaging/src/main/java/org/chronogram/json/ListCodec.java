package org.chronogram.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists. An element may be null. */
record ListCodec(ValueCodec element) implements ValueCodec {
    @Override
    public List<Object> read(JsonParser parser) throws IOException {
        Mismatch.require(parser, JsonToken.START_ARRAY, List.class);
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                list.add(parser.hasToken(JsonToken.VALUE_NULL) ? null : element.read(parser));
            } catch (JsonProcessingException e) {
                throw JsonMappingException.wrapWithPath(e, list, list.size());
            }
        }
        return list;
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Object each : (List<?>) value) {
            if (each == null) {
                out.writeNull();
            } else {
                element.write(each, out);
            }
        }
        out.writeEndArray();
    }
}
