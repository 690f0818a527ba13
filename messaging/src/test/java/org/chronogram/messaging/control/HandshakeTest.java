package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chronogram.secret.RandomBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The handshake with clients and servers that break its rules. */
class HandshakeTest extends ControlTestBase {
    private static final String MAC_REFUSED = "mac does not match, expected that both sides hold the same run token: "
            + "set CHRONOGRAM_TOKEN to the token of the run";

    private record OtherChallenge(int protocolVersion, String novelty) {}

    /** Behaviour of a foreign server on the first connection. */
    private interface Script {
        String play(RawPeer client) throws IOException;
    }

    /** Runs the script as the server of one client; returns how the client fails and what the script returned. */
    private String[] failAgainst(Script script) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, RawPeer.loopback())) {
            CompletableFuture<String> scripted = async(() -> {
                try (RawPeer client = new RawPeer(socket.accept())) {
                    return script.play(client);
                }
            });
            InetSocketAddress address = (InetSocketAddress) socket.getLocalSocketAddress();
            String reason = failToConnect(address, token);
            return new String[] {reason, scripted.get(RecordingListener.LIMIT_S, TimeUnit.SECONDS)};
        }
    }

    @Test
    void shouldRefuseAClientWithAnotherToken() throws Exception {
        assertEquals("refused by the other side: " + MAC_REFUSED, failToConnect(server.address(), RunToken.generate()));
        assertRefused(1, 0, 0, 0);
        assertStillAccepting();
    }

    @Test
    void shouldRefuseAServerWithAnotherToken() throws Exception {
        String[] outcome = failAgainst(client -> {
            byte[] nonce = RandomBytes.of(Handshake.NONCE_BYTES);
            client.send(Handshake.CHALLENGE, new Handshake.Challenge(ControlProtocol.VERSION, nonce));
            byte[] clientNonce = client.read().body(Handshake.Hello.class).clientNonce();
            byte[] proof = RunToken.generate().mac("server", clientNonce, nonce);
            client.send(Handshake.WELCOME, new Handshake.Welcome(proof));
            return client.readRefusal();
        });
        assertEquals(MAC_REFUSED, outcome[0]);
        assertEquals(MAC_REFUSED, outcome[1]);
    }

    @Test
    void shouldRefuseAServerThatReflectsTheProofOfTheClient() throws Exception {
        String[] outcome = failAgainst(client -> {
            byte[] nonce = RandomBytes.of(Handshake.NONCE_BYTES);
            client.send(Handshake.CHALLENGE, new Handshake.Challenge(ControlProtocol.VERSION, nonce));
            client.send(
                    Handshake.WELCOME,
                    new Handshake.Welcome(
                            client.read().body(Handshake.Hello.class).mac()));
            return client.readRefusal();
        });
        assertEquals(MAC_REFUSED, outcome[0]);
    }

    @Test
    void shouldRefuseARecordedHello() throws Exception {
        byte[] clientNonce = RandomBytes.of(Handshake.NONCE_BYTES);
        try (RawPeer first = RawPeer.connectTo(server.address());
                RawPeer second = RawPeer.connectTo(server.address())) {
            byte[] nonce = first.read().body(Handshake.Challenge.class).serverNonce();
            Handshake.Hello hello = Handshake.Hello.signed(token, worker(1), nonce, clientNonce);
            first.send(Handshake.HELLO, hello);
            master.awaitJoined();
            second.send(Handshake.HELLO, hello);
            assertEquals(MAC_REFUSED, second.readRefusal());
        }
    }

    @ParameterizedTest
    @CsvSource({"host, 1, 2, 3", "worker, 2, 2, 3", "worker, 1, 4, 3", "worker, 1, 2, 5"})
    void shouldRefuseAHelloInWhichAnythingWasChanged(String role, int peer, int epoch, long pid) throws Exception {
        byte[] clientNonce = RandomBytes.of(Handshake.NONCE_BYTES);
        try (RawPeer client = RawPeer.connectTo(server.address())) {
            byte[] nonce = client.read().body(Handshake.Challenge.class).serverNonce();
            byte[] mac = hello("worker", 1, 2, 3, clientNonce, null).proof(token, nonce);
            client.send(Handshake.HELLO, hello(role, peer, epoch, pid, clientNonce, mac));
            assertEquals(MAC_REFUSED, client.readRefusal());
        }
        assertRefused(1, 0, 0, 0);
    }

    private static Handshake.Hello hello(String role, int peer, int epoch, long pid, byte[] nonce, byte[] mac) {
        return new Handshake.Hello(ControlProtocol.VERSION, role, peer, epoch, pid, nonce, mac);
    }

    private static Introduction worker(int peer) {
        return new Introduction(ControlRole.WORKER, peer, 0);
    }

    private void assertRefused(long wrongToken, long malformed, long timedOut, long evicted) {
        RefusedConnections expected = new RefusedConnections(wrongToken, malformed, timedOut, evicted);
        assertEquals(expected, server.refusedConnections());
        assertEquals(wrongToken + malformed + timedOut + evicted, expected.total());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellTheListenerTheRoleOfTheClient(ControlRole role) throws Exception {
        Introduction client = new Introduction(role, 4, 7);
        RecordingListener worker = new RecordingListener();
        try (ControlLink link = ControlClient.connect(server.address(), token, client, TIMEOUT, worker)) {
            ControlLink atMaster = master.awaitJoined();
            assertEquals(role, atMaster.role());
            assertEquals(role, link.role());
            assertEquals(4, atMaster.peer());
            assertEquals(7, atMaster.epoch());
        }
        assertRefused(0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"printer, printer", "WORKER, WORKER", "'', ''", "'a\nb', a b", "NULL, null"},
            nullValues = "NULL")
    void shouldRefuseARoleThatItDoesNotKnow(String role, String named) throws Exception {
        byte[] clientNonce = RandomBytes.of(Handshake.NONCE_BYTES);
        try (RawPeer client = RawPeer.connectTo(server.address())) {
            byte[] nonce = client.read().body(Handshake.Challenge.class).serverNonce();
            String signed = role == null ? "" : role;
            byte[] mac = hello(signed, 1, 2, 3, clientNonce, null).proof(token, nonce);
            client.send(Handshake.HELLO, hello(role, 1, 2, 3, clientNonce, mac));
            assertEquals(
                    "role=" + named + ", expected one of worker, host, files: "
                            + "run the same version of Chronogram on all hosts",
                    client.readRefusal());
        }
        assertRefused(0, 1, 0, 0);
        assertStillAccepting();
    }

    @Test
    void shouldRefuseAServerOfAnotherVersionWhateverItsChallengeHolds() throws Exception {
        String[] outcome = failAgainst(client -> {
            client.send(Handshake.CHALLENGE, new OtherChallenge(9, "post-quantum"));
            return client.readRefusal();
        });
        String reason = "protocolVersion=9, expected 5: run the same version of Chronogram on all hosts";
        assertEquals(reason, outcome[0]);
        assertEquals(reason, outcome[1]);
    }

    @Test
    void shouldRefuseAClientOfAnotherVersion() throws Exception {
        try (RawPeer client = RawPeer.connectTo(server.address())) {
            client.send(Handshake.HELLO, new OtherChallenge(9, ""));
            assertEquals(
                    "protocolVersion=9, expected 5: run the same version of Chronogram on all hosts",
                    client.readRefusal());
        }
        assertStillAccepting();
    }

    @Test
    void shouldRefuseAMessageBeforeAuthentication() throws Exception {
        try (RawPeer client = RawPeer.connectTo(server.address())) {
            client.send("progress", new Nothing());
            assertEquals(
                    "message type=progress in the handshake, expected hello: check what connects to this port",
                    client.readRefusal());
        }
        assertRefused(0, 1, 0, 0);
        assertStillAccepting();
    }

    @Test
    void shouldRefuseALargeFrameBeforeAuthentication() throws Exception {
        try (RawPeer client = RawPeer.connectTo(server.address())) {
            client.sendPayload(new byte[ControlProtocol.MAX_HANDSHAKE_FRAME_BYTES + 1]);
            assertEquals("frame has 4097 bytes, max 4096: check what connects to this port", client.readRefusal());
        }
        assertStillAccepting();
    }

    @Test
    void shouldRefuseALargeFrameOnAnOpenLink() throws Exception {
        try (RawPeer client = RawPeer.connectTo(server.address()).join(token, 0)) {
            master.awaitJoined();
            client.sendBytes(client.frame(1, ControlProtocol.MAX_FRAME_BYTES + 1, new byte[0]));
            client.sendBytes(new byte[1 << 16]);
            String reason = "frame has 67108865 bytes, max 67108864: check what connects to this port";
            assertEquals(reason, client.readRefusal());
            assertEquals(reason, master.awaitClosed());
        }
        assertStillAccepting();
    }

    @Test
    void shouldRefuseGarbageBeforeAndAfterAuthentication() throws Exception {
        byte[] request = "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (RawPeer browser = RawPeer.connectTo(server.address());
                RawPeer client = RawPeer.connectTo(server.address()).join(token, 0)) {
            browser.sendBytes(request);
            assertEquals(
                    "the header of frame 0 is damaged, forged or out of turn: check the network and what connects to this port",
                    browser.readRefusal());
            master.awaitJoined();
            client.sendText("{\"type\":");
            String reason =
                    "frame is malformed (line 1, column 9: the text ends too early), expected {\"type\": ..., \"body\": {...}}: "
                            + "check what connects to this port";
            assertEquals(reason, client.readRefusal());
            assertEquals(reason, master.awaitClosed());
        }
        assertStillAccepting();
    }

    @Test
    void shouldNoticeAConnectionThatEndsInsideAFrame() throws Exception {
        try (RawPeer client = RawPeer.connectTo(server.address()).join(token, 0)) {
            master.awaitJoined();
            client.sendBytes(client.frame(1, 100, new byte[] {'{'}));
            client.endOutput();
            assertEquals("connection ended inside a frame: 1 of 100 bytes came", master.awaitClosed());
        }
    }

    @Test
    void shouldRefuseBadArgumentsOfTheClient() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> connect(-1, master));
        assertTrue(e.getMessage().contains("peer=-1"), e.getMessage());
        assertFalse(e.getMessage().contains(token.toHex()));
    }
}
