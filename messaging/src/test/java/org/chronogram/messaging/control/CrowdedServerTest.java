package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.chronogram.messaging.Await;
import org.chronogram.threads.DaemonThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workers connect to a server that many unauthenticated connections crowd. */
class CrowdedServerTest extends ControlTestBase {
    private static final int CROWD = 300;
    private static final long BETWEEN_BYTES_NS = 1_000_000;

    private final List<Socket> crowd = new ArrayList<>();

    private List<Socket> crowdIn(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            crowd.add(new Socket(RawPeer.loopback(), server.port()));
        }
        return crowd;
    }

    @AfterEach
    void dissolve() throws IOException {
        for (Socket socket : crowd) {
            socket.close();
        }
    }

    private void assertWorkersGetIn() throws Exception {
        for (int peer = 0; peer < 10; peer++) {
            assertEquals(peer, join(peer, new RecordingListener()).peer());
        }
        assertTrue(master.isEmpty(), "no link was closed");
    }

    @Test
    void shouldLetWorkersInWhileIdleConnectionsHoldAllSlots() throws Exception {
        crowdIn(CROWD);
        assertWorkersGetIn();
        RefusedConnections refused = server.refusedConnections();
        assertTrue(
                refused.evicted() + refused.timedOut() >= CROWD - ControlServer.MAX_PENDING_HANDSHAKES,
                refused::toString);
    }

    @Test
    void shouldLetWorkersInWhileOthersSendByteAfterByteOrHaveHungUpHalf() throws Exception {
        crowdIn(CROWD);
        for (int i = 0; i < CROWD; i += 2) {
            try {
                crowd.get(i).getOutputStream().write(1);
                crowd.get(i + 1).shutdownOutput();
            } catch (java.net.SocketException e) {
                // It was put out.
            }
        }
        assertWorkersGetIn();
    }

    @Test
    void shouldLetWorkersInWhileAnAttackerConnectsAsFastAsHeCan() throws Exception {
        crowdIn(CROWD);
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        DaemonThreads.start("attacker", () -> {
            attackUntil(over);
            ended.countDown();
        });
        try {
            assertWorkersGetIn();
        } finally {
            over.set(true);
            assertTrue(new Deadline(TIMEOUT).await(ended));
        }
    }

    /** Holds the newest connections open and never more than the crowd. */
    private void attackUntil(AtomicBoolean over) {
        for (int i = 0; !over.get(); i = (i + 1) % CROWD) {
            try {
                crowd.set(i, new Socket(RawPeer.loopback(), server.port())).close();
            } catch (IOException e) {
                over.get();
            }
        }
    }

    @Test
    void shouldHaveABoundedNumberOfThreads() throws Exception {
        crowdIn(4 * ControlServer.MAX_PENDING_HANDSHAKES);
        join(0, new RecordingListener());
        long threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("control-handshake-"))
                .count();
        assertTrue(threads <= 2 * ControlServer.MAX_PENDING_HANDSHAKES, threads + " threads");
    }

    @Test
    void shouldHangUpWithoutAWordOnWhoeverSaysNothing() throws Exception {
        RecordingListener listener = new RecordingListener();
        try (ControlServer impatient = ControlServer.open(RawPeer.loopback(), token, listener, Duration.ofMillis(100));
                RawPeer silent = RawPeer.connectTo(impatient.address())) {
            assertEquals(Handshake.CHALLENGE, silent.read().type());
            silent.awaitEnd();
            assertEquals(new RefusedConnections(0, 0, 1, 0), impatient.refusedConnections());
        }
        assertTrue(listener.isEmpty());
    }

    @Test
    void shouldGiveNoMoreTimeToWhoeverSendsByteAfterByte() throws Exception {
        byte[] start = new FrameHeader(ControlProtocol.MAX_HANDSHAKE_FRAME_BYTES, new byte[Integer.BYTES])
                .encode(0, FrameSeal.CHECKSUM);
        RecordingListener listener = new RecordingListener();
        try (ControlServer impatient = ControlServer.open(RawPeer.loopback(), token, listener, Duration.ofSeconds(2));
                RawPeer slow = RawPeer.connectTo(impatient.address())) {
            slow.sendBytes(start);
            Await.until(() -> refused(impatient) > 0, () -> sendByteAndPause(slow), () -> "it is not refused");
            assertEquals(new RefusedConnections(0, 0, 1, 0), impatient.refusedConnections());
            assertEquals("handshake took more than 2000 ms: check the client", slow.readRefusal());
        }
        assertTrue(listener.isEmpty());
    }

    private static long refused(ControlServer server) {
        return server.refusedConnections().total();
    }

    private static void sendByteAndPause(RawPeer peer) {
        try {
            peer.sendBytes(new byte[] {' '});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LockSupport.parkNanos(BETWEEN_BYTES_NS);
    }

    @Test
    void shouldCountWhoeverHangsUpBeforeTheEndOfTheHandshake() throws Exception {
        new Socket(RawPeer.loopback(), server.port()).close();
        Await.until(() -> refused(server) > 0, Thread::onSpinWait, () -> "it is not counted");
        assertEquals(new RefusedConnections(0, 1, 0, 0), server.refusedConnections());
    }
}
