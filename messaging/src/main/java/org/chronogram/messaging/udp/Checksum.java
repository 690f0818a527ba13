package org.chronogram.messaging.udp;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * CRC-32C, exclusive-or the key. It detects damage, and datagrams of attackers who cannot read the network. It does not
 * protect from attackers who can: the key follows from one datagram and its code.
 */
final class Checksum implements DatagramCode {
    private final long key;
    private final CRC32C crc = new CRC32C();

    Checksum(long key) {
        this.key = key;
    }

    /** Leaves the packet's byte buffer with its position at the datagram, and its limit behind it. */
    @Override
    public long of(UnsafeBuffer packet, int length) {
        ByteBuffer buffer = packet.byteBuffer();
        int position = packet.wrapAdjustment();
        buffer.limit(position + length).position(position);
        crc.reset();
        crc.update(buffer);
        buffer.position(position);
        return crc.getValue() ^ key;
    }
}
