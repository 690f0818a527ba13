package org.chronogram.protocol;

import java.util.List;
import org.chronogram.messaging.control.ControlMessage;

/** What the master answers to a {@link FileRequest}. */
public sealed interface FileReply extends Message {
    /**
     * Tells whether a message is one of these, where the way carries others too.
     *
     * @param message the message as it came.
     * @return whether {@link #read} knows it.
     */
    static boolean has(ControlMessage message) {
        return MessageType.of(FileReply.class).has(message);
    }

    /**
     * Reads a message of the master.
     *
     * @param message the message as it came over the link.
     * @return the record of that name.
     * @throws org.chronogram.messaging.control.ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when the master has no such message, or its record refuses a value.
     */
    static FileReply read(ControlMessage message) {
        return MessageType.of(FileReply.class).read(message);
    }

    /** Reports that the request was carried out. */
    record Done() implements FileReply {}

    /**
     * Reports that a file is complete.
     *
     * @param bytes its length.
     * @param checksum CRC-32C of its bytes.
     */
    record Stored(long bytes, long checksum) implements FileReply {}

    /**
     * Carries a part of a file.
     *
     * @param bytes the part.
     * @param last whether the file ends with it.
     */
    record Piece(byte[] bytes, boolean last) implements FileReply {
        /** Refuses impossible values. */
        public Piece {
            Fields.require(bytes != null, "bytes=null");
        }
    }

    /**
     * Reports that the request could not be carried out; a file that was begun is given up.
     *
     * @param reason what went wrong.
     */
    record Refused(String reason) implements FileReply {
        /** Refuses impossible values. */
        public Refused {
            Fields.require(reason != null, "reason=null");
        }
    }

    /**
     * Names a file of an entry of the input.
     *
     * @param path its path in the directory that the entry is; empty when the entry is this file itself.
     * @param bytes its length.
     */
    record ListedFile(String path, long bytes) {
        /** Refuses impossible values. */
        public ListedFile {
            Fields.require(path != null, "path=null");
            Fields.requireNotNegative(bytes);
        }
    }

    /**
     * Lists the files of an entry of the input.
     *
     * @param files the files; those of a directory in a fixed order.
     */
    record Listing(List<ListedFile> files) implements FileReply {
        /** Refuses impossible values. */
        public Listing {
            Fields.require(files != null, "files=null");
        }
    }
}
