package org.chronogram.messaging.udp;

import org.agrona.concurrent.UnsafeBuffer;

/** A function from the bytes of a datagram and a key to the 64 bits of its {@link DatagramSeal}. Not thread safe. */
interface DatagramCode {
    /**
     * Computes the code.
     *
     * @param packet which begins with the datagram, in direct memory.
     * @param length of the datagram in bytes.
     */
    long of(UnsafeBuffer packet, int length);
}
