package org.chronogram.messaging.control;

/**
 * How many connections the control server has put out before they were authenticated, by the reason. Each is counted once.
 *
 * @param wrongToken said all that a client says, but had not the token of the run.
 * @param malformed spoke no handshake of this version, or hung up before its end.
 * @param timedOut had not ended the handshake in time.
 * @param evicted made room for newer connections.
 */
public record RefusedConnections(long wrongToken, long malformed, long timedOut, long evicted) {
    /** All of them. */
    public long total() {
        return wrongToken + malformed + timedOut + evicted;
    }
}
