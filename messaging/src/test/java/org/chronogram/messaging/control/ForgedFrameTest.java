package org.chronogram.messaging.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chronogram.messaging.control.Interceptor.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody without the token forwards the handshake, and then changes what the worker sends: the link ends there. */
class ForgedFrameTest extends ControlTestBase {
    private static final int SENT = 5;
    private static final int FORGED = Interceptor.FIRST_SEALED_UP + 1;
    private static final int SEAL_OFFSET = Interceptor.LENGTH_BYTES + Interceptor.DIGEST_BYTES;

    /** The master takes the frames before this one, and breaks off at it; the worker learns why. */
    private void assertRefusedAt(int number, String part, Change up) throws Exception {
        assertRefusedAt(number, part, up, Interceptor.NOTHING);
    }

    private void assertRefusedAt(int number, String part, Change up, Change down) throws Exception {
        RecordingListener worker = new RecordingListener();
        try (Interceptor between = new Interceptor(server.address(), up, down);
                ControlLink link = ControlClient.connect(between.address(), token, 0, 3, TIMEOUT, worker)) {
            worker.awaitJoined();
            master.awaitJoined().send("start", new Progress(0, "go"));
            worker.awaitMessage();
            for (int i = 0; i < SENT; i++) {
                link.send("progress", new Progress(i, "on the way"));
            }
            for (int i = 0; i < number - Interceptor.FIRST_SEALED_UP; i++) {
                assertEquals(i, master.awaitMessage().body(Progress.class).events());
            }
            String reason = "the " + part + " of frame " + number
                    + " is damaged, forged or out of turn: check the network and what connects to this port";
            assertEquals(reason, master.awaitClosed());
            assertEquals("refused by the other side: " + reason, worker.awaitClosed());
        }
    }

    private static Change only(int number, Change change) {
        return (found, frame) -> found == number ? change.of(found, frame) : frame;
    }

    private static byte[] withAltered(byte[] frame, int offset) {
        byte[] altered = frame.clone();
        altered[offset] ^= 1;
        return altered;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void shouldCarryWhatIsHandedOnUnchanged() throws Exception {
        RecordingListener worker = new RecordingListener();
        try (Interceptor between = new Interceptor(server.address(), Interceptor.NOTHING, Interceptor.NOTHING);
                ControlLink link = ControlClient.connect(between.address(), token, 0, 3, TIMEOUT, worker)) {
            worker.awaitJoined();
            master.awaitJoined().send("start", new Progress(1, ""));
            assertEquals(1, worker.awaitMessage().body(Progress.class).events());
            link.send("progress", new Progress(2, ""));
            assertEquals(2, master.awaitMessage().body(Progress.class).events());
        }
        assertEquals("closed by the other side", master.awaitClosed());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                Interceptor.LENGTH_BYTES - 1,
                Interceptor.LENGTH_BYTES,
                SEAL_OFFSET - 1,
                SEAL_OFFSET,
                Interceptor.HEADER_BYTES - 1
            })
    void shouldNoticeAnAlteredByteOfTheHeader(int offset) throws Exception {
        assertRefusedAt(FORGED, "header", only(FORGED, (number, frame) -> withAltered(frame, offset)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 40})
    void shouldNoticeAnAlteredByteOfThePayload(int offset) throws Exception {
        assertRefusedAt(
                FORGED,
                "payload",
                only(FORGED, (number, frame) -> withAltered(frame, Interceptor.HEADER_BYTES + offset)));
    }

    /** The digest needs no key, the seal does. */
    @Test
    void shouldNoticeAnotherPayloadWithItsOwnDigest() throws Exception {
        byte[] forged = "{\"type\":\"progress\",\"body\":{\"events\":1,\"note\":\"forged\"}}"
                .getBytes(StandardCharsets.US_ASCII);
        assertRefusedAt(FORGED, "header", only(FORGED, (number, frame) -> {
            FrameSeal guess = new MacSeal(new byte[] {1});
            byte[] header = FrameHeader.of(forged, guess).encode(number, guess);
            System.arraycopy(frame, SEAL_OFFSET, header, SEAL_OFFSET, Interceptor.SEAL_BYTES);
            return joined(header, forged);
        }));
    }

    @Test
    void shouldNoticeAnInjectedFrameWithChecksums() throws Exception {
        byte[] injected = "{\"type\":\"progress\",\"body\":{\"events\":1,\"note\":\"injected\"}}"
                .getBytes(StandardCharsets.US_ASCII);
        assertRefusedAt(
                FORGED,
                "header",
                only(
                        FORGED,
                        (number, frame) -> joined(
                                joined(
                                        FrameHeader.of(injected, FrameSeal.CHECKSUM)
                                                .encode(number, FrameSeal.CHECKSUM),
                                        injected),
                                frame)));
    }

    @Test
    void shouldNoticeARepeatedFrame() throws Exception {
        assertRefusedAt(FORGED + 1, "header", only(FORGED, (number, frame) -> joined(frame, frame)));
    }

    @Test
    void shouldNoticeAMissingFrame() throws Exception {
        assertRefusedAt(FORGED, "header", only(FORGED, (number, frame) -> new byte[0]));
    }

    @Test
    void shouldNoticeSwappedFrames() throws Exception {
        byte[][] held = {new byte[0]};
        assertRefusedAt(FORGED, "header", (number, frame) -> {
            if (number == FORGED) {
                held[0] = frame;
                return new byte[0];
            }
            return number == FORGED + 1 ? joined(frame, held[0]) : frame;
        });
    }

    @Test
    void shouldNoticeAFrameCutShort() throws Exception {
        assertRefusedAt(FORGED, "payload", only(FORGED, (number, frame) -> Arrays.copyOf(frame, frame.length - 1)));
    }

    @Test
    void shouldNoticeAFrameOfItsOwnThatComesBack() throws Exception {
        CompletableFuture<byte[]> ofTheMaster = new CompletableFuture<>();
        int number = Interceptor.FIRST_SEALED_DOWN;
        assertRefusedAt(number, "header", only(number, (found, frame) -> ofTheMaster.join()), (found, frame) -> {
            if (found == number) {
                ofTheMaster.complete(frame);
            }
            return frame;
        });
    }

    /** Number, token and worker are the same, only the nonces are not. */
    @Test
    void shouldNoticeAFrameOfAnotherConnection() throws Exception {
        CompletableFuture<byte[]> recorded = new CompletableFuture<>();
        Change record = only(FORGED, (number, frame) -> {
            recorded.complete(frame);
            return frame;
        });
        RecordingListener worker = new RecordingListener();
        try (Interceptor between = new Interceptor(server.address(), record, Interceptor.NOTHING);
                ControlLink link = ControlClient.connect(between.address(), token, 0, 3, TIMEOUT, worker)) {
            master.awaitJoined();
            for (int i = 0; i < FORGED; i++) {
                link.send("progress", new Progress(i, "on the way"));
                master.awaitMessage();
            }
        }
        master.awaitClosed();
        byte[] replayed = recorded.get(RecordingListener.LIMIT_S, TimeUnit.SECONDS);
        assertRefusedAt(FORGED, "header", only(FORGED, (number, frame) -> replayed));
    }

    @Test
    void shouldNoticeOnTheSideOfTheWorkerToo() throws Exception {
        RecordingListener worker = new RecordingListener();
        int number = Interceptor.FIRST_SEALED_DOWN;
        Change down = only(number, (found, frame) -> withAltered(frame, frame.length - 1));
        try (Interceptor between = new Interceptor(server.address(), Interceptor.NOTHING, down)) {
            ControlClient.connect(between.address(), token, 0, 3, TIMEOUT, worker);
            worker.awaitJoined();
            master.awaitJoined().send("start", new Progress(0, "go"));
            String reason = "the payload of frame 2 is damaged, forged or out of turn: "
                    + "check the network and what connects to this port";
            assertEquals(reason, worker.awaitClosed());
            assertEquals("refused by the other side: " + reason, master.awaitClosed());
        }
    }
}
