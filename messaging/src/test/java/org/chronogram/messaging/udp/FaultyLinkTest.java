package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chronogram.messaging.udp.FaultyLink.Rates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyLinkTest {
    private static final int DATAGRAMS = 10_000;

    private final ByteBuffer datagram = ByteBuffer.allocateDirect(64);
    private long nowNs;

    @TempDir
    private Path directory;

    private int lost(Path file, double rate, long seed) {
        FaultyLink link = new FaultyLink(file, Rates.ofLoss(rate), seed, () -> nowNs);
        int count = 0;
        for (int sent = 0; sent < DATAGRAMS; sent++) {
            count += link.pass(datagram) == null ? 1 : 0;
        }
        return count;
    }

    @Test
    void shouldLoseNothingWithoutTheFile() {
        assertEquals(0, lost(directory.resolve("none"), 1, 1));
    }

    @Test
    void shouldLoseTheSameShareAgainWithTheSameSeed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        int count = lost(file, 0.1, 7);
        assertTrue(count > 800 && count < 1200, () -> String.valueOf(count));
        assertEquals(count, lost(file, 0.1, 7));
    }

    @Test
    void shouldFlipOneToFourBitsOfACopy() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        FaultyLink link = new FaultyLink(file, new Rates(0, 1, 0, 0), 3, () -> nowNs);
        int[] datagramsByFlips = new int[5];
        for (int sent = 0; sent < DATAGRAMS; sent++) {
            datagramsByFlips[setBits(link.pass(datagram))]++;
        }
        assertEquals(0, setBits(datagram));
        for (int flips = 1; flips <= 4; flips++) {
            assertTrue(datagramsByFlips[flips] > DATAGRAMS / 8, "flips=" + flips);
        }
    }

    private static int setBits(ByteBuffer buffer) {
        int bits = 0;
        for (int index = 0; index < buffer.limit(); index++) {
            bits += Integer.bitCount(buffer.get(index) & 0xFF);
        }
        return bits;
    }

    @Test
    void shouldSendEachDatagramTwice() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        FaultyLink link = new FaultyLink(file, new Rates(0, 0, 1, 0), 3, () -> nowNs);
        assertEquals(List.of(1, 1, 2, 2, 3, 3), sent(link, 3));
    }

    @Test
    void shouldSendEachSecondDatagramAheadOfTheFirst() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        FaultyLink link = new FaultyLink(file, new Rates(0, 0, 0, 1), 3, () -> nowNs);
        assertEquals(List.of(2, 1, 4, 3), sent(link, 5));
    }

    /** Returns the first byte of each datagram that leaves the link, of which datagram n has n. */
    private List<Integer> sent(FaultyLink link, int datagrams) {
        List<Integer> sent = new ArrayList<>();
        for (int number = 1; number <= datagrams; number++) {
            datagram.put(0, (byte) number);
            Stream.of(link.pass(datagram), link.further())
                    .filter(Objects::nonNull)
                    .forEach(passed -> sent.add((int) passed.get(0)));
        }
        return sent;
    }

    @Test
    void shouldFollowTheFile() throws Exception {
        Path file = directory.resolve("file");
        FaultyLink link = new FaultyLink(file, Rates.ofLoss(1), 1, () -> nowNs);
        assertSame(datagram, link.pass(datagram));
        Files.createFile(file);
        assertNotNull(link.pass(datagram), "the link looks every few milliseconds only");
        nowNs += TimeUnit.MILLISECONDS.toNanos(5);
        assertNull(link.pass(datagram));
        Files.delete(file);
        nowNs += TimeUnit.MILLISECONDS.toNanos(5);
        assertSame(datagram, link.pass(datagram));
    }

    @Test
    void shouldHaveNoFaultsUnlessTheJvmWasAskedForThem() {
        assertSame(LinkFaults.NONE, FaultyLink.fromSystemProperties(() -> nowNs));
    }
}
