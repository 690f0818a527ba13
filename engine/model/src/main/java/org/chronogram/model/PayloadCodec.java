package org.chronogram.model;

/**
 * Writes records into payloads of events and reads them back, so that a model needs no offsets:
 *
 * <pre>{@code
 * record Packet(int source, long sentTicks, byte hops) {}
 *
 * private static final PayloadCodec<Packet> PACKET = PayloadCodec.of(Packet.class);
 * ...
 * context.send(target, delayTicks, ARRIVAL, PACKET.write(context, new Packet(self, context.now(), (byte) 0)));
 * ...
 * Packet packet = PACKET.read(event);
 * }</pre>
 *
 * <p>The components of the record can be of the primitive types and of enums. They lie in the payload by descending size, and
 * in the order in which they are declared among those of one size; so a payload is as long as its components together.
 *
 * <p>A codec in a {@code static final} field is as fast as offsets written by hand: the virtual machine sees through it, and
 * makes no record where the handler only reads its components. A codec is immutable and may be used by all LPs.
 *
 * @param <R> the record.
 */
public interface PayloadCodec<R extends Record> {
    /**
     * Makes the codec of a record.
     *
     * @param type the class of the record; it may be private.
     * @param <R> the record.
     * @return the codec.
     * @throws ModelException when a component is of a type that it cannot be, or all of them together are longer than {@value
     *     Event#MAX_PAYLOAD_BYTES} bytes.
     */
    static <R extends Record> PayloadCodec<R> of(Class<R> type) {
        return RecordCodec.of(type);
    }

    /**
     * Writes a record into the payload of the next event.
     *
     * @param context the context that the LP was given.
     * @param value the record.
     * @return the payload, to be passed on at once.
     */
    PayloadWriter write(EventContext context, R value);

    /**
     * Reads the record from the payload of an event.
     *
     * @param event the event, which {@link #write} has written.
     * @return the record.
     * @throws ModelException when the payload has another length than the codec writes.
     */
    R read(Event event);

    /**
     * Returns the length of the payload.
     *
     * @return length in bytes.
     */
    int lengthBytes();
}
