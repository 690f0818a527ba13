package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeshContextTest {
    private static final long ANY_RUN = 0xCAFE_F00DL;

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
        assertEquals(expected, messageOf(() -> context.runId(1)));
        assertEquals(expected, messageOf(() -> context.bindAddress("::1")));
        assertEquals(expected, messageOf(() -> context.directory(Path.of("x"))));
        assertEquals(expected, messageOf(() -> context.profile(NetworkProfile.LAN)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, ANY_RUN, Long.MIN_VALUE})
    void shouldGiveEveryPairOfSeveralEpochsItsOwnSession(long runId) {
        Set<Integer> sessionIds = new HashSet<>();
        int pairs = 0;
        for (int epoch : new int[] {0, 1, 2, 4_094}) {
            for (int from = 0; from < 64; from++) {
                for (int to = 0; to < 64; to++) {
                    if (from != to) {
                        pairs++;
                        sessionIds.add(MeshContext.sessionId(runId, epoch, from, to));
                    }
                }
            }
        }
        assertEquals(pairs, sessionIds.size());
        assertFalse(sessionIds.stream().anyMatch(id -> id >= -1 && id <= 1_000));
    }

    @Test
    void shouldStayOutOfReservedSessionsWhereverTheCircleBegins() {
        for (long runId = 0; runId < 200; runId++) {
            for (int epoch = 0; epoch < 4_096; epoch++) {
                int sessionId = MeshContext.sessionId(runId, epoch, 1_023, 1_023);
                assertTrue(sessionId < -1 || sessionId > 1_000, "sessionId=" + sessionId);
            }
        }
    }

    @Test
    void shouldAgreeOnSessionsWithoutTalking() {
        MeshContext context = valid().runId(9).epoch(2).conclude();

        assertEquals(MeshContext.sessionId(9, 2, 3, 1), context.sessionId(3, 1));
    }

    private static MeshContext valid() {
        return new MeshContext()
                .directory(Path.of("/dev/shm/never-created"))
                .workers(4)
                .worker(2)
                .runId(ANY_RUN);
    }

    private static void assertRejected(String expected, MeshContext context) {
        assertEquals(
                expected, assertThrows(MeshException.class, context::conclude).getMessage());
    }

    private static String messageOf(Runnable action) {
        return assertThrows(IllegalStateException.class, action::run).getMessage();
    }
}
