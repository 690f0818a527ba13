package org.chronogram.results;

/**
 * Lost data and back-pressure of the transport between the workers; all 0 in a run without transport.
 *
 * @param naksSent requests for data that was lost on the way, of all workers.
 * @param retransmitsSent answers to such requests, of all workers.
 * @param peakWaitingBytes most bytes that waited for room in the transport of one worker.
 * @param refused what came and was not of this run.
 */
public record NetworkCounts(long naksSent, long retransmitsSent, long peakWaitingBytes, RefusedCounts refused) {
    /** The counts of a run without transport. */
    public static final NetworkCounts NONE = new NetworkCounts(0, 0, 0, RefusedCounts.NONE);
}
