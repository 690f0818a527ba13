package org.chronogram.model;

import java.lang.invoke.MethodHandle;

/**
 * A codec made of two method handles. The class is a record because the virtual machine takes the fields of a record, and so
 * the handles, for constants where the codec is one.
 *
 * @param writer takes a payload and a record.
 * @param reader takes an event and returns a record.
 * @param lengthBytes length of the payload.
 */
record RecordCodec<R extends Record>(MethodHandle writer, MethodHandle reader, int lengthBytes)
        implements PayloadCodec<R> {
    static <R extends Record> PayloadCodec<R> of(Class<R> type) {
        PayloadLayout layout = PayloadLayout.of(type);
        return new RecordCodec<>(layout.writer(), layout.reader(), layout.lengthBytes());
    }

    @Override
    public PayloadWriter write(EventContext context, R value) {
        PayloadWriter payload = context.payload(lengthBytes);
        try {
            writer.invokeExact(payload, (Object) value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
        return payload;
    }

    @Override
    @SuppressWarnings("unchecked")
    public R read(Event event) {
        if (event.payloadLength() != lengthBytes) {
            throw new ModelException("an event of type " + event.type() + " has a payload of " + event.payloadLength()
                    + " bytes, expected " + lengthBytes + ": it was not written by this codec");
        }
        try {
            return (R) (Object) reader.invokeExact(event);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static RuntimeException unexpected(Throwable error) {
        if (error instanceof Error serious) {
            throw serious;
        }
        return error instanceof RuntimeException known ? known : new ModelException(error.toString(), error);
    }
}
