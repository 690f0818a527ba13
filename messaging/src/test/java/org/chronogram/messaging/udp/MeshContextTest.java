package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeshContextTest {
    @Test
    void shouldConcludeWithDefaults() {
        MeshContext context = valid().conclude();

        assertEquals("127.0.0.1", context.bindAddress());
        assertEquals(context.profile().mtuLength() - 32, context.maxFrameLength());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1025"})
    void shouldRejectNumberOfWorkersOutOfRange(int workers) {
        assertRejected("MeshContext.workers=" + workers + " must be in 1..1024", valid().workers(workers));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4})
    void shouldRejectWorkerOutOfRange(int worker) {
        assertRejected("MeshContext.worker=" + worker + " must be in 0..3 for workers=4", valid().worker(worker));
    }

    @Test
    void shouldRejectNegativeEpoch() {
        assertRejected("MeshContext.epoch=-1 must be >= 0", valid().epoch(-1));
    }

    @Test
    void shouldRejectMissingDirectory() {
        assertRejected(
                "MeshContext.directory=null: name a new directory for the media driver, best below /dev/shm",
                valid().directory(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "", "1.2.3", "1.2.3.4.5", "256.0.0.1", "1.2.3.4:5", "::g", ":::", "a b"})
    void shouldRejectBindAddressThatIsNoLiteral(String address) {
        assertRejected(
                "MeshContext.bindAddress=" + address + " must be an IP literal such as 10.0.0.5, not a name",
                valid().bindAddress(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "224.0.0.1"})
    void shouldRejectBindAddressOfMoreThanOneInterface(String address) {
        assertRejected(
                "MeshContext.bindAddress=" + address + " must be one address of this host that peers can send to",
                valid().bindAddress(address));
    }

    @Test
    void shouldRejectChangeAfterConclude() {
        MeshContext context = valid().conclude();

        String expected = "MeshContext is concluded: set values before conclude(), and that once";
        assertEquals(expected, messageOf(context::conclude));
        assertEquals(expected, messageOf(() -> context.worker(1)));
        assertEquals(expected, messageOf(() -> context.workers(1)));
        assertEquals(expected, messageOf(() -> context.epoch(1)));
        assertEquals(expected, messageOf(() -> context.secret(new byte[16])));
        assertEquals(expected, messageOf(() -> context.bindAddress("::1")));
        assertEquals(expected, messageOf(() -> context.directory(Path.of("x"))));
        assertEquals(expected, messageOf(() -> context.profile(NetworkProfile.LAN)));
    }

    @Test
    void shouldRejectMissingOrShortSecret() {
        assertRejected("MeshContext.secret has 0 bytes, must have at least 16", withoutSecret());
        assertRejected("MeshContext.secret has 15 bytes, must have at least 16", valid().secret(new byte[15]));
    }

    private static MeshContext valid() {
        return withoutSecret().secret(new byte[16]);
    }

    private static MeshContext withoutSecret() {
        return new MeshContext()
                .directory(Path.of("/dev/shm/never-created"))
                .workers(4)
                .worker(2);
    }

    private static void assertRejected(String expected, MeshContext context) {
        assertEquals(
                expected, assertThrows(MeshException.class, context::conclude).getMessage());
    }

    private static String messageOf(Runnable action) {
        return assertThrows(IllegalStateException.class, action::run).getMessage();
    }
}
