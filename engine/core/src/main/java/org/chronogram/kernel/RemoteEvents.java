package org.chronogram.kernel;

/** Takes the events that leave a partition. */
public interface RemoteEvents {
    /** For a partition that owns all LPs, so that none of its events leaves it. */
    RemoteEvents NONE = (partition, words, offset, lengthWords) -> {
        throw new IllegalStateException("no other partition");
    };

    /**
     * Takes a copy of an event. Must not block. Of the kernel it may call what a {@link Pulse} may.
     *
     * @param partition index of the partition that owns the target.
     * @param words holds the record.
     * @param offset index of its first word.
     * @param lengthWords its length.
     */
    void send(int partition, long[] words, int offset, int lengthWords);
}
