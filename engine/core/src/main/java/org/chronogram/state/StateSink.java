package org.chronogram.state;

import java.nio.ByteBuffer;

/** Takes the bytes of a partition's state, in the order in which they are read again. */
@FunctionalInterface
public interface StateSink {
    /**
     * Takes the next bytes.
     *
     * @param bytes the bytes between position and limit. The sink copies them; the position ends at the limit.
     */
    void write(ByteBuffer bytes);
}
