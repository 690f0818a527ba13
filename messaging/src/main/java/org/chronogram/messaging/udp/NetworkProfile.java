package org.chronogram.messaging.udp;

import io.aeron.logbuffer.LogBufferDescriptor;
import java.util.Objects;
import org.agrona.BitUtil;

/**
 * Sizes of the transport for one kind of network. All workers of a mesh use the same profile.
 *
 * <p>A frame travels in one datagram, so {@code mtuLength} bounds the frame: large where the path carries it whole, because
 * the cost of a datagram hardly depends on its size; never above the MTU of a real network, where one lost IP fragment
 * loses the datagram. The window is the number of bytes that may be in flight to a receiver that does not poll.
 *
 * @param name for messages.
 * @param mtuLength longest datagram in bytes, a multiple of 32.
 * @param termLength bytes of one of the three buffers that each end of a stream has, a power of two.
 * @param windowLength bytes a receiver lets a sender run ahead.
 * @param receiveBufferLength SO_RCVBUF asked for, of each stream's own socket.
 * @param sendBufferLength SO_SNDBUF asked for.
 */
public record NetworkProfile(
        String name, int mtuLength, int termLength, int windowLength, int receiveBufferLength, int sendBufferLength) {
    /** Workers on one host: datagrams as long as UDP allows, the loopback interface carries them whole. */
    public static final NetworkProfile LOOPBACK =
            new NetworkProfile("loopback", 65_504, 1 << 20, 512 << 10, 2 << 20, 2 << 20);

    /** Workers on hosts of an Ethernet network with its usual MTU of 1500. */
    public static final NetworkProfile LAN = new NetworkProfile("lan", 1_408, 1 << 20, 512 << 10, 2 << 20, 2 << 20);

    static final int FRAME_HEADER_LENGTH = 32;
    private static final int MAX_UDP_PAYLOAD_LENGTH = 65_504;
    private static final int MIN_MTU_LENGTH = 256;
    private static final int MTUS_PER_WINDOW = 8;

    /** Checks the sizes against each other. */
    public NetworkProfile {
        Objects.requireNonNull(name, "name");
        check(
                BitUtil.isPowerOfTwo(termLength)
                        && termLength >= LogBufferDescriptor.TERM_MIN_LENGTH
                        && termLength <= LogBufferDescriptor.TERM_MAX_LENGTH,
                name + ": termLength=" + termLength + " must be a power of two in "
                        + LogBufferDescriptor.TERM_MIN_LENGTH + ".." + LogBufferDescriptor.TERM_MAX_LENGTH);
        int mtuLimit = Math.min(MAX_UDP_PAYLOAD_LENGTH, termLength / 8);
        check(
                mtuLength >= MIN_MTU_LENGTH && mtuLength <= mtuLimit && mtuLength % FRAME_HEADER_LENGTH == 0,
                name + ": mtuLength=" + mtuLength + " must be a multiple of " + FRAME_HEADER_LENGTH + " in "
                        + MIN_MTU_LENGTH + ".." + mtuLimit + " for termLength=" + termLength);
        check(
                windowLength >= mtuLength && windowLength <= termLength / 2,
                name + ": windowLength=" + windowLength + " must be in mtuLength.." + "termLength/2, here " + mtuLength
                        + ".." + termLength / 2);
        check(
                receiveBufferLength >= windowLength,
                name + ": receiveBufferLength=" + receiveBufferLength + " must be >= windowLength=" + windowLength);
        check(
                sendBufferLength >= mtuLength,
                name + ": sendBufferLength=" + sendBufferLength + " must be >= mtuLength=" + mtuLength);
    }

    /**
     * Returns the longest frame that fits one datagram.
     *
     * @return length in bytes.
     */
    public int maxFrameLength() {
        return mtuLength - FRAME_HEADER_LENGTH;
    }

    /**
     * Changes the longest datagram.
     *
     * @param newMtuLength its length in bytes, a multiple of 32.
     * @return a changed copy.
     */
    public NetworkProfile withMtuLength(int newMtuLength) {
        return new NetworkProfile(name, newMtuLength, termLength, windowLength, receiveBufferLength, sendBufferLength);
    }

    /**
     * Returns how many bytes the files of one worker can grow to, which lie in shared memory.
     *
     * @param workers number of workers that exchange events.
     * @return bytes.
     */
    public long sharedBytes(int workers) {
        return DriverDirectory.neededBytes(this, workers);
    }

    /** Returns this profile reduced to the socket buffers that the kernel grants, with a window and an MTU that fit them. */
    NetworkProfile clampedTo(SocketBuffers granted) {
        if (granted.receiveLength() >= receiveBufferLength && granted.sendLength() >= sendBufferLength) {
            return this;
        }
        int receiveBuffer = Math.min(receiveBufferLength, granted.receiveLength());
        int sendBuffer = Math.min(sendBufferLength, granted.sendLength());
        int window = Math.min(windowLength, Integer.highestOneBit(receiveBuffer));
        int mtu = Math.min(mtuLength, Math.min(window / MTUS_PER_WINDOW, sendBuffer));
        int alignedMtu = mtu - mtu % FRAME_HEADER_LENGTH;
        return new NetworkProfile(name, alignedMtu, termLength, window, receiveBuffer, sendBuffer);
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
