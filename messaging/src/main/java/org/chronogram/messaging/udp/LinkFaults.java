package org.chronogram.messaging.udp;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * Faults of the link between this process and the network. A run has none; tests of bad networks inject them here. Each
 * socket has its own instance, and every sealed datagram that a worker sends passes through it, data and answers alike.
 */
@FunctionalInterface
interface LinkFaults {
    /** Lets everything pass as it is. */
    Supplier<LinkFaults> NONE = () -> datagram -> datagram;

    /**
     * Decides about one datagram.
     *
     * @param datagram from its position to its limit; must not be changed, for it may be sent again.
     * @return what to send: the same, another, or null when nothing is sent now.
     */
    ByteBuffer pass(ByteBuffer datagram);

    /**
     * Decides what else is sent after what {@link #pass} has returned.
     *
     * @return a datagram from its position to its limit, or null when there is none.
     */
    default ByteBuffer further() {
        return null;
    }
}
