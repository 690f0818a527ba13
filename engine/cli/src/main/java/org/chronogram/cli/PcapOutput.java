package org.chronogram.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.chronogram.kernel.EventRecord;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.run.RunFailedException;

/**
 * Writes events between LPs as packets, in a capture file with times in nanoseconds that Wireshark and tcpdump read. An LP
 * with id n has the address 10.0.0.0 + n; an event is a UDP datagram whose ports are the type of the event and whose data is
 * its payload, in an IPv4 packet whose identification is the lower half of the event's number at its source. Events of an LP
 * for itself are on no link, and are left out. A unit of simulated time is a second. Not thread safe.
 */
final class PcapOutput implements AutoCloseable {
    private static final int NANOSECOND_MAGIC = 0xa1b23c4d;
    private static final short MAJOR_VERSION = 2;
    private static final short MINOR_VERSION = 4;
    private static final int LONGEST_PACKET = 65_535;
    private static final int LINK_TYPE_RAW = 101; // packets begin with the IP header
    private static final int FILE_HEADER_BYTES = 24;
    private static final int RECORD_HEADER_BYTES = 16;
    private static final int IP_HEADER_BYTES = 20;
    private static final int UDP_HEADER_BYTES = 8;
    private static final byte VERSION_4_OF_20_BYTES = 0x45;
    private static final byte TIME_TO_LIVE = 64;
    private static final byte UDP = 17;
    private static final int NETWORK = 10 << 24;
    private static final int MOST_LPS = 1 << 24;
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    private final OutputStream out;
    private final TimeBase timeBase;

    /** Begins a file. */
    PcapOutput(OutputStream out, TimeBase timeBase) {
        this.out = out;
        this.timeBase = timeBase;
        write(ByteBuffer.allocate(FILE_HEADER_BYTES)
                .putInt(NANOSECOND_MAGIC)
                .putShort(MAJOR_VERSION)
                .putShort(MINOR_VERSION)
                .putLong(0)
                .putInt(LONGEST_PACKET)
                .putInt(LINK_TYPE_RAW));
    }

    /** Refuses models with more LPs than there are addresses. */
    static void requireAddresses(int logicalProcesses) {
        if (logicalProcesses > MOST_LPS) {
            throw new InvalidInputException("--pcap has addresses for " + MOST_LPS + " LPs, and the model has "
                    + logicalProcesses + ": use --trace");
        }
    }

    void add(EventRecord event) {
        if (event.source() == event.target()) {
            return;
        }
        byte[] payload = HexFormat.of().parseHex(event.payload());
        int length = IP_HEADER_BYTES + UDP_HEADER_BYTES + payload.length;
        ByteBuffer record = ByteBuffer.allocate(RECORD_HEADER_BYTES + length)
                .putInt((int) (event.ticks() / timeBase.ticksPerUnit()))
                .putInt(nanos(event.ticks() % timeBase.ticksPerUnit()))
                .putInt(length)
                .putInt(length);
        putIpHeader(record, event, length);
        record.putShort((short) event.type()).putShort((short) event.type());
        // A UDP checksum of 0 says that there is none.
        record.putShort((short) (UDP_HEADER_BYTES + payload.length)).putShort((short) 0);
        write(record.put(payload));
    }

    private int nanos(long ticks) {
        return BigInteger.valueOf(ticks)
                .multiply(NANOS)
                .divide(BigInteger.valueOf(timeBase.ticksPerUnit()))
                .intValue();
    }

    private static void putIpHeader(ByteBuffer record, EventRecord event, int length) {
        int start = record.position();
        record.put(VERSION_4_OF_20_BYTES).put((byte) 0).putShort((short) length);
        record.putShort((short) event.sequence()).putShort((short) 0);
        record.put(TIME_TO_LIVE).put(UDP);
        int checksumAt = record.position();
        record.putShort((short) 0).putInt(NETWORK + event.source()).putInt(NETWORK + event.target());
        int sum = 0;
        for (int at = start; at < start + IP_HEADER_BYTES; at += Short.BYTES) {
            sum += Short.toUnsignedInt(record.getShort(at));
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        record.putShort(checksumAt, (short) ~((sum & 0xffff) + (sum >>> 16)));
    }

    private void write(ByteBuffer bytes) {
        try {
            out.write(bytes.array());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static RunFailedException failed(IOException e) {
        return new RunFailedException(
                "the file of --pcap could not be written to its end: " + e.getMessage() + "; is the disk full?", "");
    }
}
