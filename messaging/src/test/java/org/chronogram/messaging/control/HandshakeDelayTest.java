package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chronogram.secret.RandomBytes;
import org.junit.jupiter.api.Test;

/** Handshakes with connections that are slow, silent or closed. */
class HandshakeDelayTest extends ControlTestBase {
    @Test
    void shouldAcceptOthersWhileManyConnectionsAreHalfOpen() throws Exception {
        List<RawPeer> silent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            silent.add(RawPeer.connectTo(server.address()));
        }
        silent.get(0).sendBytes(new byte[] {100, 0});
        assertStillAccepting();
        server.close();
        for (RawPeer peer : silent) {
            peer.awaitEnd();
            peer.close();
        }
    }

    @Test
    void shouldCloseAConnectionThatDoesNotFinishTheHandshakeInTime() throws Exception {
        RecordingListener listener = new RecordingListener();
        try (ControlServer impatient = ControlServer.open(RawPeer.loopback(), token, listener, Duration.ofMillis(200));
                RawPeer silent = RawPeer.connectTo(impatient.address())) {
            silent.sendBytes(new byte[] {100, 0, 0, 0, '{'});
            assertEquals("handshake took more than 200 ms: check the client", silent.readRefusal());
            RecordingListener worker = new RecordingListener();
            ControlLink link = ControlClient.connect(impatient.address(), token, 0, 0, TIMEOUT, worker);
            listener.awaitJoined();
            worker.awaitJoined();
            assertTrue(link.isOpen());
        }
    }

    @Test
    void shouldKeepALinkOpenThatIsSilentForLongerThanTheHandshakeMayTake() throws Exception {
        RecordingListener listener = new RecordingListener();
        Duration handshakeTime = Duration.ofSeconds(1);
        try (ControlServer impatient = ControlServer.open(RawPeer.loopback(), token, listener, handshakeTime);
                RawPeer client = RawPeer.connectTo(impatient.address()).join(token, 0)) {
            listener.awaitJoined();
            try (RawPeer clock = RawPeer.connectTo(impatient.address())) {
                clock.awaitEnd();
            }
            client.send("progress", new Nothing());
            assertEquals("progress", listener.awaitMessage().type());
        }
    }

    @Test
    void shouldConnectAgainWhenTheServerHangsUpBeforeTheHandshakeIsOver() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 8, RawPeer.loopback())) {
            CompletableFuture<String> served = async(() -> {
                busy.accept().close();
                try (RawPeer challenged = new RawPeer(busy.accept())) {
                    byte[] nonce = RandomBytes.of(Handshake.NONCE_BYTES);
                    challenged.send(Handshake.CHALLENGE, new Handshake.Challenge(ControlProtocol.VERSION, nonce));
                    challenged.read();
                }
                try (Connection third = new Connection(busy.accept())) {
                    Handshake.Proven proven = Handshake.accept(third, token);
                    proven.welcome(third, token);
                    return "welcomed " + proven.client().peer();
                }
            });
            InetSocketAddress address = (InetSocketAddress) busy.getLocalSocketAddress();
            RecordingListener worker = new RecordingListener();
            ControlLink link = ControlClient.connect(address, token, 7, 0, TIMEOUT, worker);
            assertEquals("welcomed 7", served.get(RecordingListener.LIMIT_S, TimeUnit.SECONDS));
            link.close();
        }
    }

    @Test
    void shouldNameWhatHangsUpForAsLongAsThereIsTime() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 8, RawPeer.loopback())) {
            CompletableFuture<String> served = async(() -> {
                while (true) {
                    rude.accept().close();
                }
            });
            String reason = failToConnect((InetSocketAddress) rude.getLocalSocketAddress(), token);
            assertTrue(reason.endsWith(" in the handshake: check what listens there"), reason);
            assertFalse(served.isDone());
        }
    }

    @Test
    void shouldGiveUpOnAServerThatDoesNotAnswer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, RawPeer.loopback())) {
            assertEquals(
                    "no answer in time: check that a master listens there and is not stopped",
                    failToConnect((InetSocketAddress) silent.getLocalSocketAddress(), token));
        }
    }

    @Test
    void shouldNameTheMasterThatCannotBeReached() throws Exception {
        InetSocketAddress gone = server.address();
        server.close();
        assertEquals(
                "Connection refused: check that the master runs and that no firewall is between",
                failToConnect(gone, token));
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("master.invalid", 1);
        assertTrue(failToConnect(unknown, token).startsWith("unknown host master.invalid"));
    }
}
