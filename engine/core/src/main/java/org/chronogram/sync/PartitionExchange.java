package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.chronogram.messaging.FrameHandler;

/**
 * Moves frames between one partition and all others. No call blocks or refuses a frame: a frame for which there is no room
 * waits in memory. Used by the thread of the partition only.
 */
interface PartitionExchange {
    /** The receiver before {@link #deliverTo} was called: frames stay where they are. */
    FrameHandler REFUSE = (source, buffer, offset, length) -> false;

    /**
     * Names the receiver of the frames that arrive. The index of a source is that of the thread for a sibling, and the number
     * of threads plus the index of the worker for a peer.
     */
    void deliverTo(FrameHandler receiver);

    /** Sends a frame of events to the partition that it names. The buffer may be reused on return. */
    void sendEvents(int destinationPartition, DirectBuffer frame, int length);

    /**
     * Puts the frames that were sent on their way, while the partition goes on computing. Frames that are sent shortly after
     * each other go together if this is not called in between.
     */
    void push();

    /** Sends the END of this step to all other partitions, with the number of records that went to each. */
    void sendEnd(StepEnd end, EventBatches sent);

    /** Moves frames both ways; those that have arrived go to the receiver. Returns the amount of work done. */
    int doWork();

    /** Returns the most bytes that ever waited for room. */
    long peakWaitingBytes();
}
