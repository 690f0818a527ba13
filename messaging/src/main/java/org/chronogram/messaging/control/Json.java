package org.chronogram.messaging.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.chronogram.json.StrictJson;

/** Makes the parsers and generators of frames. */
final class Json {
    /** The limit on frames already limits texts. */
    static final JsonFactory FACTORY = StrictJson.factory(StreamReadConstraints.builder()
            .maxStringLength(ControlProtocol.MAX_FRAME_BYTES)
            .build());

    private Json() {}
}
