package org.chronogram.messaging.control;

/**
 * What a client says of itself in the handshake.
 *
 * @param role what it is there for.
 * @param peer index that the master gave to it, at least 0.
 * @param epoch epoch in which its process was started, at least 0.
 */
public record Introduction(ControlRole role, int peer, int epoch) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is negative.
     */
    public Introduction {
        if (peer < 0 || epoch < 0) {
            throw new IllegalArgumentException("peer=" + peer + " epoch=" + epoch
                    + ", expected both >= 0: give the index that the master gave to the worker");
        }
    }
}
