package org.chronogram.messaging.udp;

import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import io.aeron.protocol.HeaderFlyweight;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The 64-bit seal in each datagram of a stream, in both directions, by which the receiver recognises what the other end
 * has sent: the code of all bytes, with the seal taken as zero. UDP's own checksum has 16 bits, and does not cover damage
 * before it is computed or after it is checked.
 *
 * <p>Datagrams with data carry the seal in the reserved field of their first frame's header, so that it costs no room and
 * no copy; all others carry it behind their last byte. Not thread safe.
 */
final class DatagramSeal {
    static final int TRAILER_LENGTH = Long.BYTES;
    private static final int MAX_CONTROL_LENGTH = 2048;

    private final DatagramCode code;
    private final ByteBuffer control = ByteBuffer.allocateDirect(MAX_CONTROL_LENGTH);
    private final UnsafeBuffer view = new UnsafeBuffer();

    DatagramSeal(DatagramCode code) {
        this.code = code;
    }

    /**
     * Seals what is about to be sent.
     *
     * @param datagram from its position to its limit; one with data is sealed in place.
     * @return the sealed datagram: the same buffer, or one of this object, which the next call overwrites.
     */
    ByteBuffer seal(ByteBuffer datagram) {
        int position = datagram.position();
        int length = datagram.remaining();
        view.wrap(datagram, position, length);
        if (carriesData(view)) {
            view.putLong(DataHeaderFlyweight.RESERVED_VALUE_OFFSET, 0);
            long seal = code.of(view, length);
            view.putLong(DataHeaderFlyweight.RESERVED_VALUE_OFFSET, seal, ByteOrder.LITTLE_ENDIAN);
            return datagram;
        }
        return sealBehind(datagram, length);
    }

    /**
     * Tells whether a datagram that has arrived is sealed, and removes the seal from it.
     *
     * @param packet which begins with the datagram.
     * @param length of the datagram, at least that of a header common to all frames.
     */
    boolean open(UnsafeBuffer packet, int length) {
        boolean data = carriesData(packet);
        int least = data ? DataHeaderFlyweight.HEADER_LENGTH : HeaderFlyweight.MIN_HEADER_LENGTH + TRAILER_LENGTH;
        if (length < least) {
            return false;
        }
        int offset = data ? DataHeaderFlyweight.RESERVED_VALUE_OFFSET : length - TRAILER_LENGTH;
        long found = packet.getLong(offset, ByteOrder.LITTLE_ENDIAN);
        packet.putLong(offset, 0);
        return found == code.of(packet, length);
    }

    private ByteBuffer sealBehind(ByteBuffer datagram, int length) {
        control.clear();
        control.put(datagram.duplicate()).putLong(0).flip();
        view.wrap(control);
        view.putLong(length, code.of(view, control.limit()), ByteOrder.LITTLE_ENDIAN);
        return control;
    }

    private static boolean carriesData(UnsafeBuffer packet) {
        int type = FrameDescriptor.frameType(packet, 0);
        return type == HeaderFlyweight.HDR_TYPE_DATA || type == HeaderFlyweight.HDR_TYPE_PAD;
    }
}
