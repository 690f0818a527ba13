package org.chronogram.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps from texts, which keep the order of the text. A value may be null. */
record MapCodec(ValueCodec element) implements ValueCodec {
    @Override
    public Map<String, Object> read(JsonParser parser) throws IOException {
        Mismatch.require(parser, JsonToken.START_OBJECT, Map.class);
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            try {
                map.put(key, parser.nextToken() == JsonToken.VALUE_NULL ? null : element.read(parser));
            } catch (JsonProcessingException e) {
                throw JsonMappingException.wrapWithPath(e, map, key);
            }
        }
        return map;
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            out.writeFieldName((String) entry.getKey());
            if (entry.getValue() == null) {
                out.writeNull();
            } else {
                element.write(entry.getValue(), out);
            }
        }
        out.writeEndObject();
    }
}
