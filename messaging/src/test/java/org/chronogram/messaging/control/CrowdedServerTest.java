package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chronogram.threads.DaemonThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workers connect to a server that many unauthenticated connections crowd. */
class CrowdedServerTest extends ControlTestBase {
    private static final int CROWD = 300;

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
        }
        assertTrue(listener.isEmpty());
    }
}
