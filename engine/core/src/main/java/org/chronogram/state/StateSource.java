package org.chronogram.state;

import java.nio.ByteBuffer;

/** Gives the bytes that a {@link StateSink} has taken, which may be damaged. */
public interface StateSource {
    /**
     * Names the source, for messages.
     *
     * @return the name, for example the path of a file.
     */
    String name();

    /**
     * Returns how many bytes were neither read nor skipped.
     *
     * @return the number of bytes.
     */
    long remainingBytes();

    /**
     * Reads the next bytes.
     *
     * @param target is filled from its position to its limit, with no more than the remaining bytes.
     * @throws DamagedStateException when the bytes cannot be had.
     */
    void read(ByteBuffer target);

    /**
     * Leaves out bytes.
     *
     * @param bytes how many; no more than the remaining bytes.
     */
    void skip(long bytes);
}
