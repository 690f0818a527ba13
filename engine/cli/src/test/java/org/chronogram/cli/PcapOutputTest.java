package org.chronogram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.chronogram.kernel.EventRecord;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.junit.jupiter.api.Test;

final class PcapOutputTest {
    private static ByteBuffer written(TimeBase timeBase, EventRecord... events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PcapOutput output = new PcapOutput(bytes, timeBase)) {
            for (EventRecord event : events) {
                output.add(event);
            }
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** The header of the file as the format has it: version 2.4, times in nanoseconds, raw IP. */
    @Test
    void shouldBeginWithTheHeaderOfTheFormat() {
        assertEquals(
                "a1b23c4d" + "00020004" + "0000000000000000" + "0000ffff" + "00000065",
                HexFormat.of().formatHex(written(TimeBase.SECONDS).array()));
    }

    @Test
    void shouldWriteAnEventAsADatagram() {
        EventRecord event = new EventRecord(2_000_000_000_123L, 70_000, 258, 7, 3, "00ff10");
        ByteBuffer file = written(new TimeBase("s", 1_000_000_000_000L), event).position(24);
        assertEquals(2, file.getInt());
        assertEquals(0, file.getInt());
        assertEquals(31, file.getInt());
        assertEquals(31, file.getInt());
        assertEquals(31, file.remaining());
        requireChecksum(file.slice());
        assertEquals(0x4500_001f, file.getInt());
        assertEquals(0x0007_0000, file.getInt());
        assertEquals(0x4011, file.getShort());
        file.getShort();
        assertEquals(0x0a00_0102, file.getInt());
        assertEquals(0x0a01_1170, file.getInt());
        assertEquals(0x0003_0003, file.getInt());
        assertEquals(0x000b_0000, file.getInt());
        assertEquals(0x00ff, file.getShort());
        assertEquals(0x10, file.get());
        assertFalse(file.hasRemaining());
    }

    private static void requireChecksum(ByteBuffer packet) {
        int sum = 0;
        for (int at = 0; at < 20; at += 2) {
            sum += Short.toUnsignedInt(packet.getShort(at));
        }
        assertEquals(0xffff, (sum & 0xffff) + (sum >>> 16));
    }

    @Test
    void shouldCountNanosecondsOfAUnit() {
        EventRecord event = new EventRecord(3 * 86_400_000_000L + 21_600_000_001L, 1, 0, 0, 1, "");
        ByteBuffer file = written(new TimeBase("day", 86_400_000_000L), event).position(24);
        assertEquals(3, file.getInt());
        assertEquals(250_000_000, file.getInt());
    }

    @Test
    void shouldLeaveOutWhatIsOnNoLink() {
        assertEquals(
                24,
                written(TimeBase.SECONDS, new EventRecord(5, 1, 1, 0, 1, "")).remaining());
    }

    @Test
    void shouldRefuseMoreLpsThanAddresses() {
        PcapOutput.requireAddresses(1 << 24);
        assertThrows(InvalidInputException.class, () -> PcapOutput.requireAddresses((1 << 24) + 1));
    }
}
