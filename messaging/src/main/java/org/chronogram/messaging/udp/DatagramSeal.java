package org.chronogram.messaging.udp;

import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import io.aeron.protocol.HeaderFlyweight;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The 64-bit seal in each datagram of a stream, in both directions, by which the receiver recognises what the other end
 * has sent: the CRC-32C of all bytes, with the seal taken as zero, exclusive-or the key of the stream. UDP's own checksum
 * has 16 bits, and does not cover damage before it is computed or after it is checked.
 *
 * <p>Datagrams with data carry the seal in the reserved field of their first frame's header, so that it costs no room and
 * no copy; all others carry it behind their last byte. It detects damage, and datagrams of attackers who cannot read the
 * network. It does not protect from attackers who can, because a CRC is no cryptographic code. Not thread safe.
 */
final class DatagramSeal {
    static final int TRAILER_LENGTH = Long.BYTES;
    private static final int MAX_CONTROL_LENGTH = 2048;

    private final long key;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer control = ByteBuffer.allocateDirect(MAX_CONTROL_LENGTH);
    private final UnsafeBuffer view = new UnsafeBuffer();

    DatagramSeal(long key) {
        this.key = key;
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
            long seal = sealOf(datagram, position, length);
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
        return found == sealOf(packet.byteBuffer(), packet.wrapAdjustment(), length);
    }

    private ByteBuffer sealBehind(ByteBuffer datagram, int length) {
        control.clear();
        control.put(datagram.duplicate()).putLong(0).flip();
        long seal = sealOf(control, 0, control.limit());
        view.wrap(control);
        view.putLong(length, seal, ByteOrder.LITTLE_ENDIAN);
        return control;
    }

    /** Leaves the buffer with this position and the limit behind the datagram. */
    private long sealOf(ByteBuffer buffer, int position, int length) {
        buffer.limit(position + length).position(position);
        crc.reset();
        crc.update(buffer);
        buffer.position(position);
        return crc.getValue() ^ key;
    }

    private static boolean carriesData(UnsafeBuffer packet) {
        int type = FrameDescriptor.frameType(packet, 0);
        return type == HeaderFlyweight.HDR_TYPE_DATA || type == HeaderFlyweight.HDR_TYPE_PAD;
    }
}
