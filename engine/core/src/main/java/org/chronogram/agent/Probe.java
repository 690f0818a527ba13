package org.chronogram.agent;

import java.nio.ByteBuffer;

/**
 * A datagram by which hosts find out what the path between them carries: a probe, or the answer to one.
 *
 * @param nonce number of this check of the paths.
 * @param answer whether it is the answer to a probe.
 * @param host index of the host that sent it.
 * @param length length in bytes of the probe.
 */
record Probe(long nonce, boolean answer, int host, int length) {
    /** Length of an answer, and the least length of a probe. */
    static final int ANSWER_LENGTH = 32;

    private static final int MAGIC = 0x43_52_4E_50;

    /** Returns the datagram; a probe is as long as it says. */
    ByteBuffer encode() {
        return ByteBuffer.allocate(answer ? ANSWER_LENGTH : length)
                .putInt(MAGIC)
                .putInt(answer ? 1 : 0)
                .putLong(nonce)
                .putInt(host)
                .putInt(length)
                .rewind();
    }

    /** Returns what a datagram says; null when it is neither whole nor a probe nor an answer. */
    static Probe decodeOrNull(ByteBuffer datagram) {
        int received = datagram.remaining();
        if (received < ANSWER_LENGTH || datagram.getInt() != MAGIC) {
            return null;
        }
        boolean answer = datagram.getInt() == 1;
        Probe probe = new Probe(datagram.getLong(), answer, datagram.getInt(), datagram.getInt());
        return received == (answer ? ANSWER_LENGTH : probe.length) ? probe : null;
    }
}
