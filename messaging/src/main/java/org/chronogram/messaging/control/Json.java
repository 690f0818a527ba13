package org.chronogram.messaging.control;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.chronogram.json.StrictJson;

/** The mapper for frames: it accepts only what the other side of the same version writes. */
final class Json {
    static final ObjectMapper MAPPER = StrictJson.mapper(frameConstraints())
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /** The limit on frames already limits strings. */
    private static StreamReadConstraints frameConstraints() {
        return StreamReadConstraints.builder()
                .maxStringLength(ControlProtocol.MAX_FRAME_BYTES)
                .build();
    }
}
