package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NetworkProfileTest {
    private static final int K = 1 << 10;

    @Test
    void shouldStayAsItIsWhereKernelGrantsAll() {
        assertSame(NetworkProfile.LOOPBACK, NetworkProfile.LOOPBACK.clampedTo(new SocketBuffers(4 << 20, 4 << 20)));
    }

    @Test
    void shouldShrinkWindowAndDatagramsToSmallReceiveBuffers() {
        NetworkProfile clamped = NetworkProfile.LOOPBACK.clampedTo(new SocketBuffers(212_992, 212_992));

        assertEquals(new NetworkProfile("loopback", 16 * K, K * K, 128 * K, 212_992, 212_992), clamped);
    }

    @Test
    void shouldKeepDatagramsWhenOnlySendBufferIsSmall() {
        NetworkProfile clamped = NetworkProfile.LOOPBACK.clampedTo(new SocketBuffers(4 << 20, 212_992));

        assertEquals(new NetworkProfile("loopback", 65_504, K * K, 512 * K, 2 << 20, 212_992), clamped);
    }

    @Test
    void shouldKeepDatagramsOfLan() {
        assertEquals(
                1_408,
                NetworkProfile.LAN
                        .clampedTo(new SocketBuffers(212_992, 212_992))
                        .mtuLength());
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
    void shouldTakeAnotherDatagramLengthAndStayValid() {
        NetworkProfile jumbo = NetworkProfile.LAN.withMtuLength(8_960);

        assertEquals(8_928, jumbo.maxFrameLength());
        assertEquals(NetworkProfile.LAN.windowLength(), jumbo.windowLength());
        assertEquals(8_960, jumbo.clampedTo(new SocketBuffers(212_992, 212_992)).mtuLength());
    }

    @Test
    void shouldFindWhatTheKernelGrants() {
        SocketBuffers granted = SocketBuffers.granted();

        assertTrue(
                granted.receiveLength() > 2_000 && granted.receiveLength() <= NetworkProfile.LAN.receiveBufferLength(),
                granted::toString);
        assertTrue(
                granted.sendLength() > 2_000 && granted.sendLength() <= NetworkProfile.LAN.sendBufferLength(),
                granted::toString);
    }

    private static void assertRejected(String expected, int mtu, int term, int window, int receive, int send) {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> new NetworkProfile("x", mtu, term, window, receive, send));
        assertEquals(expected, thrown.getMessage());
    }
}
