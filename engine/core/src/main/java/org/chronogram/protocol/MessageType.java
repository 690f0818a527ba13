package org.chronogram.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlMessage;

/**
 * The messages of one side. On the link each is named by the simple name of its record. Immutable.
 *
 * @param <M> sealed interface of these messages.
 */
final class MessageType<M> {
    static final MessageType<MasterMessage> MASTER = new MessageType<>(MasterMessage.class);
    static final MessageType<WorkerMessage> WORKER = new MessageType<>(WorkerMessage.class);
    static final MessageType<HostMessage> HOST = new MessageType<>(HostMessage.class);
    static final MessageType<HostCommand> HOST_COMMAND = new MessageType<>(HostCommand.class);
    static final MessageType<FileRequest> FILE_REQUEST = new MessageType<>(FileRequest.class);
    static final MessageType<FileReply> FILE_REPLY = new MessageType<>(FileReply.class);

    private final Map<String, Class<? extends M>> records = new TreeMap<>();

    private MessageType(Class<M> sealed) {
        Arrays.stream(sealed.getPermittedSubclasses())
                .forEach(type -> records.put(type.getSimpleName(), type.asSubclass(sealed)));
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

    static boolean send(ControlLink link, Object message) {
        return link.send(message.getClass().getSimpleName(), message);
    }
}
