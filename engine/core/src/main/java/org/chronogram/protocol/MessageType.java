package org.chronogram.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chronogram.messaging.control.ControlMessage;

/**
 * The messages of one side. On the link each is named by the simple name of its record. Immutable.
 *
 * @param <M> sealed interface of these messages.
 */
final class MessageType<M> {
    private static final Map<Class<?>, MessageType<?>> BY_INTERFACE = new ConcurrentHashMap<>();

    private final Map<String, Class<? extends M>> records = new TreeMap<>();

    private MessageType(Class<M> sealed) {
        recordsOf(sealed).forEach(type -> records.put(type.getSimpleName(), type));
    }

    /** Returns the records of a sealed interface, with those of the sealed interfaces that extend it. */
    static <T> Stream<Class<? extends T>> recordsOf(Class<T> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? recordsOf(type) : Stream.of(type))
                .map(type -> type.asSubclass(sealed));
    }

    /**
     * Returns the messages of one side.
     *
     * @param sealed sealed interface of these messages.
     */
    @SuppressWarnings("unchecked")
    static <M> MessageType<M> of(Class<M> sealed) {
        return (MessageType<M>) BY_INTERFACE.computeIfAbsent(sealed, MessageType::new);
    }

    /** Tells whether a message of this side has that name. */
    boolean has(ControlMessage message) {
        return records.containsKey(message.type());
    }

    /**
     * Reads a message.
     *
     * @throws org.chronogram.messaging.control.ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when no message of this side has that name, or its record refuses a value.
     */
    M read(ControlMessage message) {
        Class<? extends M> type = records.get(message.type());
        if (type == null) {
            throw new IllegalArgumentException("there is no such message; expected one of " + records.keySet());
        }
        return message.body(type);
    }
}
