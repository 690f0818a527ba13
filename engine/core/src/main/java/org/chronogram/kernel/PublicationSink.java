package org.chronogram.kernel;

/** Takes what LPs publish. */
@FunctionalInterface
public interface PublicationSink {
    /**
     * An LP has published something.
     *
     * @param ticks simulated time.
     * @param lp id of the LP.
     * @param type type that it gave.
     * @param payload the payload, a copy.
     */
    void onPublished(long ticks, int lp, int type, byte[] payload);
}
