package org.chronogram.messaging;

import org.agrona.DirectBuffer;

/**
 * Takes the frames that arrive. A frame is opaque bytes; the buffer is valid during the call only.
 *
 * <p>Called on the thread that polls. A handler puts the frame away and returns: it must not poll or send on the
 * transport that is calling it, and it must not throw. If it throws, the transport keeps the frame and reports the
 * exception from its duty cycle.
 */
@FunctionalInterface
public interface FrameHandler {
    /**
     * Takes one frame.
     *
     * @param source where the frame comes from: the index of the sending worker or partition.
     * @param buffer holding the frame.
     * @param offset at which the frame begins.
     * @param length of the frame in bytes, may be 0.
     * @return true when the frame was taken; false when there is no room now: the same frame is offered again later and
     *     nothing that follows it from the same source is delivered before.
     */
    boolean onFrame(int source, DirectBuffer buffer, int offset, int length);
}
