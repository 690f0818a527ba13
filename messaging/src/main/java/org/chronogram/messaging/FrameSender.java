package org.chronogram.messaging;

import com.google.errorprone.annotations.CheckReturnValue;
import org.agrona.DirectBuffer;

/**
 * Sends frames to one receiver, in order. Never blocks. Not thread safe unless an implementation says otherwise.
 *
 * @see OverflowQueue for senders that cannot wait.
 */
@FunctionalInterface
public interface FrameSender {
    /**
     * Copies a frame into the transport.
     *
     * @param buffer holding the frame.
     * @param offset at which the frame begins.
     * @param length of the frame in bytes.
     * @return true when the frame was accepted; false when there is no room now and nothing was sent.
     */
    @CheckReturnValue
    boolean offer(DirectBuffer buffer, int offset, int length);
}
