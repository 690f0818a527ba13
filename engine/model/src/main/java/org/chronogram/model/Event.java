package org.chronogram.model;

/**
 * The event that is being handled: when, from whom, of which type, and its payload of up to {@value
 * #MAX_PAYLOAD_BYTES} bytes.
 *
 * <p>Payload fields are read at the offsets at which they were written. An offset must be a multiple of the size of the
 * field; reading outside the payload throws {@link IndexOutOfBoundsException}. The object is reused for the next event.
 */
public interface Event {
    /** Largest payload of one event in bytes: it fits, with its headers, one datagram on an ordinary Ethernet. */
    int MAX_PAYLOAD_BYTES = 1280;

    /** The source of an event that comes from outside of the run; no LP has this id. */
    int OUTSIDE = -1;

    /** Largest event type. */
    int MAX_TYPE = 0xFFFF;

    /**
     * Returns the simulated time of the event.
     *
     * @return the time in ticks.
     */
    long time();

    /**
     * Returns the LP that scheduled or sent the event.
     *
     * @return id of the source LP; {@link #OUTSIDE} for an event from outside of the run.
     */
    int source();

    /**
     * Returns the position of the event among all that its source has created.
     *
     * @return the sequence; it wraps around after 2^32 events.
     */
    int sequence();

    /**
     * Returns the type that the model gave the event.
     *
     * @return the type, from 0 to {@value #MAX_TYPE}.
     */
    int type();

    /**
     * Returns the length of the payload.
     *
     * @return length in bytes.
     */
    int payloadLength();

    /**
     * Reads a byte of the payload.
     *
     * @param offset offset in bytes.
     * @return the value.
     */
    byte getByte(int offset);

    /**
     * Reads a 16-bit integer.
     *
     * @param offset offset in bytes, a multiple of 2.
     * @return the value.
     */
    short getShort(int offset);

    /**
     * Reads a 32-bit integer.
     *
     * @param offset offset in bytes, a multiple of 4.
     * @return the value.
     */
    int getInt(int offset);

    /**
     * Reads a 64-bit integer.
     *
     * @param offset offset in bytes, a multiple of 8.
     * @return the value.
     */
    long getLong(int offset);

    /**
     * Reads a 64-bit floating-point number.
     *
     * @param offset offset in bytes, a multiple of 8.
     * @return the value.
     */
    default double getDouble(int offset) {
        return Double.longBitsToDouble(getLong(offset));
    }

    /**
     * Copies bytes of the payload.
     *
     * @param offset offset in bytes of the first.
     * @param destination takes the bytes.
     * @param destinationOffset index of the first byte written.
     * @param length how many.
     */
    void getBytes(int offset, byte[] destination, int destinationOffset, int length);
}
