package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.chronogram.secret.RandomBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random and mutated bytes, reproducible by seed: the server neither crashes nor hangs nor lets anybody in. */
class ControlFuzzTest extends ControlTestBase {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CONNECTIONS = 60;
    private static final String GOOD = "{\"type\":\"progress\",\"body\":{\"events\":12,\"note\":\"ok\"}}";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldSurviveStrangersWhoSendAnything(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CONNECTIONS; i++) {
            try (RawPeer stranger = RawPeer.connectTo(server.address())) {
                byte[] hello = ControlMessage.encode(Handshake.HELLO, helloWithoutToken(random));
                sendAndHangUp(stranger, anyBytes(random, stranger, 0, hello));
            }
        }
        assertServesAGoodClient("seed=" + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldSurviveWorkersThatSendAnything(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        RecordingListener listener = new RecordingListener() {
            @Override
            public void onMessage(ControlLink link, ControlMessage message) {
                message.body(Progress.class);
            }
        };
        try (ControlServer attacked = ControlServer.open(RawPeer.loopback(), token, listener)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                try (RawPeer worker = RawPeer.connectTo(attacked.address()).join(token, i)) {
                    listener.awaitJoined();
                    sendAndHangUp(worker, anyBytes(random, worker, 1, GOOD.getBytes(StandardCharsets.UTF_8)));
                    listener.awaitClosed();
                }
            }
            RecordingListener good = new RecordingListener();
            try (ControlLink link = ControlClient.connect(attacked.address(), token, 99, 0, TIMEOUT, good)) {
                good.awaitJoined();
                assertEquals(99, listener.awaitJoined().peer(), "seed=" + seed);
                link.send("progress", new Progress(1, ""));
            }
            assertEquals("closed by the other side", listener.awaitClosed(), "seed=" + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void shouldRefuseWhoeverHoldsTheTokenAndIntroducesItselfBadly(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CONNECTIONS; i++) {
            try (RawPeer worker = RawPeer.connectTo(server.address())) {
                byte[] serverNonce =
                        worker.read().body(Handshake.Challenge.class).serverNonce();
                ObjectNode body = MAPPER.valueToTree(helloWithToken(serverNonce));
                String what = mutate(random, body);
                ObjectNode message =
                        MAPPER.createObjectNode().put("type", Handshake.HELLO).set("body", body);
                worker.sendPayload(MAPPER.writeValueAsBytes(message));
                assertFalse(worker.readRefusal().isEmpty(), "seed=" + seed + ": " + what);
            }
        }
        assertTrue(master.isEmpty(), "seed=" + seed);
        assertServesAGoodClient("seed=" + seed);
    }

    private Handshake.Hello helloWithToken(byte[] serverNonce) {
        byte[] nonce = RandomBytes.of(Handshake.NONCE_BYTES);
        return Handshake.Hello.signed(token, new Introduction(ControlRole.WORKER, 1, 0), serverNonce, nonce);
    }

    /** Removes, adds or changes a field; returns a description of the change. */
    private static String mutate(SplittableRandom random, ObjectNode body) {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        return switch (random.nextInt(6)) {
            case 0 -> "without " + body.remove(name) + " as " + name;
            case 1 -> body.putNull(name.equals("mac") ? "pid" : name).toString();
            case 2 -> body.put(name, true).toString();
            case 3 -> body.putObject(name).toString();
            case 4 -> body.put("novelty", random.nextInt()).toString();
            default ->
                body.put(random.nextBoolean() ? "epoch" : "peer", random.nextInt(2, 1 << 20))
                        .toString();
        };
    }

    private static Handshake.Hello helloWithoutToken(SplittableRandom random) {
        byte[] nonce = new byte[Handshake.NONCE_BYTES];
        random.nextBytes(nonce);
        return new Handshake.Hello(ControlProtocol.VERSION, "worker", random.nextInt(4), 0, 1, nonce, nonce);
    }

    private static void sendAndHangUp(RawPeer peer, byte[] bytes) throws IOException {
        try {
            peer.sendBytes(bytes);
            peer.endOutput();
        } catch (SocketException e) {
            // It had seen enough and hung up first.
        }
        peer.awaitEnd();
    }

    /** One of: noise, a frame of noise, a mutated frame, a good frame with a wrong length, a damaged one, one cut short. */
    private static byte[] anyBytes(SplittableRandom random, RawPeer peer, long number, byte[] good) {
        byte[] noise = new byte[random.nextInt(1, 3_000)];
        random.nextBytes(noise);
        byte[] frame = peer.frame(number, good);
        return switch (random.nextInt(6)) {
            case 0 -> noise;
            case 1 -> peer.frame(number, noise);
            case 2 -> severalMutated(random, peer, number, good);
            case 3 -> peer.frame(number, random.nextInt(), good);
            case 4 -> damaged(random, frame);
            default -> Arrays.copyOf(frame, random.nextInt(frame.length));
        };
    }

    private static byte[] severalMutated(SplittableRandom random, RawPeer peer, long number, byte[] good) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int frames = random.nextInt(1, 20);
        for (int i = 0; i < frames; i++) {
            byte[] payload = good.clone();
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt();
            }
            all.writeBytes(peer.frame(number + i, payload));
        }
        return all.toByteArray();
    }

    private static byte[] damaged(SplittableRandom random, byte[] frame) {
        frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        return frame;
    }

    private void assertServesAGoodClient(String seed) throws Exception {
        RecordingListener worker = new RecordingListener();
        ControlLink atMaster = join(99, worker);
        assertEquals(99, atMaster.peer(), seed);
        atMaster.send("start", new Progress(1, ""));
        assertEquals(1, worker.awaitMessage().body(Progress.class).events(), seed);
    }
}
