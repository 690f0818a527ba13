package org.chronogram.messaging.udp;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * What becomes of a datagram between this process and the network. In a run nothing does; tests of bad networks put
 * something else here. Each socket has its own, and what a worker sends passes through it, data and answers alike, with
 * the seal on it.
 */
@FunctionalInterface
interface LinkFaults {
    /** Lets everything pass as it is. */
    Supplier<LinkFaults> NONE = () -> datagram -> datagram;

    /**
     * Decides about one datagram.
     *
     * @param datagram from its position to its limit; must not be changed, for it may be sent again.
     * @return what to send: the same, another, or null when it is lost.
     */
    ByteBuffer pass(ByteBuffer datagram);
}
