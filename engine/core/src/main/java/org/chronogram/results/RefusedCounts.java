package org.chronogram.results;

/**
 * How much came from the network that was not of the run: connections to the master by the reason, and datagrams.
 *
 * @param wrongToken connections without the token of the run.
 * @param malformed connections that spoke no handshake of this version, or hung up before its end.
 * @param timedOut connections that had not ended the handshake in time.
 * @param evicted connections that made room for newer ones.
 * @param datagrams datagrams that workers dropped, as their seal, session or source was wrong or they were damaged.
 */
public record RefusedCounts(long wrongToken, long malformed, long timedOut, long evicted, long datagrams) {
    /** The counts of a run to which nothing came that was not its own. */
    public static final RefusedCounts NONE = new RefusedCounts(0, 0, 0, 0, 0);

    /**
     * Returns the number of refused connections.
     *
     * @return the number, for any reason.
     */
    public long connections() {
        return wrongToken + malformed + timedOut + evicted;
    }
}
