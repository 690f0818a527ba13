package org.chronogram.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * Jackson, configured for texts that this program writes. {@link RecordCodec} reads records and {@link JsonValues} reads
 * anything else from its parsers; {@link JsonFaults} describes the faults.
 */
public final class StrictJson {
    private StrictJson() {}

    /**
     * Returns what makes parsers and generators.
     *
     * @param constraints limits on the size of the text.
     * @return the factory, whose parsers refuse keys that are there twice.
     */
    public static JsonFactory factory(StreamReadConstraints constraints) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(constraints)
                .build();
    }
}
