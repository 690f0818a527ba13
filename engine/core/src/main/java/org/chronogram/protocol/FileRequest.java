package org.chronogram.protocol;

import org.chronogram.messaging.control.ControlMessage;

/**
 * What a worker that does not share the master's files asks of the master, or a host agent that does not have the input of
 * the run, over a link for files alone. Each request but {@link Abandon} has one answer, a {@link FileReply}, and the next
 * request follows on it. Several files may be begun at a time, as the partitions of a worker are written side by side.
 */
public sealed interface FileRequest extends Message {
    /**
     * Calls the method of the receiver that is for this message.
     *
     * @param receiver takes the message.
     */
    void dispatch(FileRequestReceiver receiver);

    /**
     * Tells whether a message is one of these, where the way carries others too.
     *
     * @param message the message as it came.
     * @return whether {@link #read} knows it.
     */
    static boolean has(ControlMessage message) {
        return MessageType.of(FileRequest.class).has(message);
    }

    /**
     * Reads a message of a worker.
     *
     * @param message the message as it came over the link.
     * @return the record of that name.
     * @throws org.chronogram.messaging.control.ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when workers have no such message, or its record refuses a value.
     */
    static FileRequest read(ControlMessage message) {
        return MessageType.of(FileRequest.class).read(message);
    }

    /**
     * Names a file of a checkpoint.
     *
     * @param step step after which the checkpoint is taken.
     * @param epoch epoch of the mesh that writes it.
     * @param partition index of the partition.
     */
    record FileName(long step, int epoch, int partition) {
        /** Refuses impossible values. */
        public FileName {
            Fields.requireNotNegative(step, epoch, partition);
        }
    }

    /**
     * Begins a file; one of that name that was begun before is given up.
     *
     * @param name its name.
     */
    record Create(FileName name) implements FileRequest {
        /** Refuses impossible values. */
        public Create {
            Fields.require(name != null, "name=null");
        }

        @Override
        public void dispatch(FileRequestReceiver receiver) {
            receiver.onCreate(name);
        }
    }

    /**
     * Appends bytes to a file that was begun.
     *
     * @param name its name.
     * @param bytes the bytes.
     */
    record Append(FileName name, byte[] bytes) implements FileRequest {
        /** Refuses impossible values. */
        public Append {
            Fields.require(name != null, "name=null");
            Fields.require(bytes != null, "bytes=null");
        }

        @Override
        public void dispatch(FileRequestReceiver receiver) {
            receiver.onAppend(name, bytes);
        }
    }

    /**
     * Completes a file that was begun.
     *
     * @param name its name.
     */
    record Finish(FileName name) implements FileRequest {
        /** Refuses impossible values. */
        public Finish {
            Fields.require(name != null, "name=null");
        }

        @Override
        public void dispatch(FileRequestReceiver receiver) {
            receiver.onFinish(name);
        }
    }

    /**
     * Gives up a file that was begun.
     *
     * @param name its name.
     */
    record Abandon(FileName name) implements FileRequest {
        /** Refuses impossible values. */
        public Abandon {
            Fields.require(name != null, "name=null");
        }

        @Override
        public void dispatch(FileRequestReceiver receiver) {
            receiver.onAbandon(name);
        }
    }

    /**
     * Asks for a part of a file.
     *
     * @param name its name.
     * @param offset offset of the first byte.
     */
    record Fetch(FileName name, long offset) implements FileRequest {
        /** Refuses impossible values. */
        public Fetch {
            Fields.require(name != null, "name=null");
            Fields.requireNotNegative(offset);
        }

        @Override
        public void dispatch(FileRequestReceiver receiver) {
            receiver.onFetch(name, offset);
        }
    }

    /**
     * Asks which files an entry of the input consists of.
     *
     * @param entry its index in the input of the run.
     */
    record ListInput(int entry) implements FileRequest {
        /** Refuses impossible values. */
        public ListInput {
            Fields.requireNotNegative(entry);
        }

        @Override
        public void dispatch(FileRequestReceiver receiver) {
            receiver.onListInput(entry);
        }
    }

    /**
     * Asks for a part of a file of the input, which was listed over the same link before.
     *
     * @param entry index of the entry in the input of the run.
     * @param file index of the file in the list.
     * @param offset offset of the first byte.
     */
    record ReadInput(int entry, int file, long offset) implements FileRequest {
        /** Refuses impossible values. */
        public ReadInput {
            Fields.requireNotNegative(entry, file, offset);
        }

        @Override
        public void dispatch(FileRequestReceiver receiver) {
            receiver.onReadInput(entry, file, offset);
        }
    }
}
