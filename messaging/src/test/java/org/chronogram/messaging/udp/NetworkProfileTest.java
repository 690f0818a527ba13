package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkProfileTest {
    private static final int K = 1 << 10;

    @Test
    void shouldStayAsItIsWhereKernelGrantsAll() {
        assertSame(NetworkProfile.LOOPBACK, NetworkProfile.LOOPBACK.clampedTo(4 << 20, 4 << 20));
    }

    @Test
    void shouldShrinkWindowAndDatagramsToSmallReceiveBuffers() {
        NetworkProfile clamped = NetworkProfile.LOOPBACK.clampedTo(212_992, 212_992);

        assertEquals(new NetworkProfile("loopback", 16 * K, K * K, 128 * K, 212_992, 212_992), clamped);
    }

    @Test
    void shouldKeepDatagramsWhenOnlySendBufferIsSmall() {
        NetworkProfile clamped = NetworkProfile.LOOPBACK.clampedTo(4 << 20, 212_992);

        assertEquals(new NetworkProfile("loopback", 65_504, K * K, 512 * K, 2 << 20, 212_992), clamped);
    }

    @Test
    void shouldKeepDatagramsOfLan() {
        assertEquals(1_408, NetworkProfile.LAN.clampedTo(212_992, 212_992).mtuLength());
    }

    @Test
    void shouldRejectTermThatIsNoPowerOfTwo() {
        assertRejected(
                "x: termLength=100000 must be a power of two in 65536..1073741824",
                1_408,
                100_000,
                2_048,
                4_096,
                4_096);
    }

    @Test
    void shouldRejectMtuThatDoesNotFitTerm() {
        assertRejected(
                "x: mtuLength=16384 must be a multiple of 32 in 256..8192 for termLength=65536",
                16 * K,
                64 * K,
                32 * K,
                64 * K,
                64 * K);
        assertRejected(
                "x: mtuLength=1400 must be a multiple of 32 in 256..8192 for termLength=65536",
                1_400,
                64 * K,
                32 * K,
                64 * K,
                64 * K);
    }

    @Test
    void shouldRejectWindowThatDoesNotFit() {
        assertRejected(
                "x: windowLength=65536 must be in mtuLength..termLength/2, here 1408..32768",
                1_408,
                64 * K,
                64 * K,
                64 * K,
                64 * K);
    }

    @Test
    void shouldRejectBuffersThatAreTooSmall() {
        assertRejected(
                "x: receiveBufferLength=16384 must be >= windowLength=32768", 1_408, 64 * K, 32 * K, 16 * K, 64 * K);
        assertRejected("x: sendBufferLength=1024 must be >= mtuLength=1408", 1_408, 64 * K, 32 * K, 64 * K, K);
    }

    @Test
    void shouldReadLimitOfKernelAndKnowNoneWhereThereIsNoFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("rmem_max"), "212992\n");

        assertEquals(212_992, KernelLimits.read(file));
        assertEquals(Long.MAX_VALUE, KernelLimits.read(directory.resolve("absent")));
    }

    @Test
    void shouldReadAllDigitsOfKernelFile() {
        assertTrue(KernelLimits.receiveBufferLength() > 2_000, "received=" + KernelLimits.receiveBufferLength());
        assertTrue(KernelLimits.sendBufferLength() > 2_000, "sent=" + KernelLimits.sendBufferLength());
    }

    private static void assertRejected(String expected, int mtu, int term, int window, int receive, int send) {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> new NetworkProfile("x", mtu, term, window, receive, send));
        assertEquals(expected, thrown.getMessage());
    }
}
