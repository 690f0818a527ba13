package org.chronogram.sync;

import org.agrona.DirectBuffer;

/**
 * The way from one partition to all others and back. Nothing here blocks or refuses: what cannot go now waits in memory,
 * which holds no more than the events that are alive anyway. Used by the thread of the partition only.
 */
interface StepTransport {
    /** Sends a frame of events to the partition that it names. The buffer may be reused on return. */
    void sendEvents(int destinationPartition, DirectBuffer frame, int length);

    /** Ends the streams of this step to all other partitions. */
    void sendEnd(long step, int flags, long nextEventTime, OutboundEvents sent);

    /** Moves frames both ways; those that have arrived are handed to the inbound streams. Returns the work done. */
    int doWork();

    /** Returns the most bytes that ever waited for room. */
    long peakWaitingBytes();
}
