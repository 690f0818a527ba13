package org.chronogram.protocol;

/**
 * A peer from which nothing arrives at a worker.
 *
 * @param peer index of the peer.
 * @param silentMs for how long the mesh of the worker has turned meanwhile.
 */
public record SilentPeer(int peer, long silentMs) {
    /** Refuses impossible values. */
    public SilentPeer {
        Fields.requireNotNegative(peer, silentMs);
    }
}
