package org.chronogram.messaging.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.chronogram.secret.RandomBytes;

/**
 * How the two sides of a new connection prove to each other that they hold the run token. Each signs the nonce of the
 * other under a label of its own, so neither a recorded nor a reflected proof is worth anything.
 *
 * <p>Both methods throw {@link ControlException} on any violation of the protocol. The caller refuses the connection with
 * that text, which holds no secret.
 */
final class Handshake {
    static final String CHALLENGE = "challenge";
    static final String HELLO = "hello";
    static final String WELCOME = "welcome";
    static final int NONCE_BYTES = 32;

    private static final String VERSION_FIELD = "protocolVersion";

    private Handshake() {}

    /**
     * The server side: returns the introduction of a client that holds the token. The client considers the link open only
     * once it has received the welcome.
     */
    static Proven accept(Connection connection, RunToken token) throws IOException {
        byte[] serverNonce = RandomBytes.of(NONCE_BYTES);
        connection.write(ControlMessage.encode(CHALLENGE, new Challenge(ControlProtocol.VERSION, serverNonce)));
        Hello hello = expect(connection, HELLO, Hello.class);
        requireNonce(hello.clientNonce);
        ControlRole role = ControlRole.of(hello.role);
        requireMac(hello.proof(token, serverNonce), hello.mac);
        return new Proven(introductionOf(role, hello), hello, serverNonce);
    }

    /** The client side: returns once the server has proven that it holds the token; frames are sealed from then on. */
    static void introduce(Connection connection, RunToken token, Introduction client) throws IOException {
        byte[] serverNonce = expect(connection, CHALLENGE, Challenge.class).serverNonce;
        requireNonce(serverNonce);
        byte[] clientNonce = RandomBytes.of(NONCE_BYTES);
        Hello hello = Hello.signed(token, client, serverNonce, clientNonce);
        connection.write(ControlMessage.encode(HELLO, hello));
        Welcome welcome = expect(connection, WELCOME, Welcome.class);
        requireMac(token.mac("server", clientNonce, serverNonce), welcome.mac);
        connection.sealWith(
                framesOf("server", token, serverNonce, clientNonce),
                framesOf("client", token, serverNonce, clientNonce));
    }

    /** The seal of all frames that one side sends after the handshake. */
    static FrameSeal framesOf(String side, RunToken token, byte[] serverNonce, byte[] clientNonce) {
        return new MacSeal(token.mac("frames of the " + side, serverNonce, clientNonce));
    }

    /** Returns the reason in a {@code refused} frame of the other side. */
    static String reasonOf(ControlMessage refused) {
        return "refused by the other side: "
                + refused.body(ControlProtocol.Refused.class).reason();
    }

    private static <T> T expect(Connection connection, String type, Class<T> body) throws IOException {
        ControlMessage message = connection.read(ControlProtocol.MAX_HANDSHAKE_FRAME_BYTES);
        if (message.type().equals(ControlProtocol.REFUSED)) {
            throw new ControlException(reasonOf(message));
        }
        if (!message.type().equals(type)) {
            throw new ControlException("message type=" + message.type() + " in the handshake, expected " + type
                    + ": check what connects to this port");
        }
        if (!type.equals(WELCOME)) {
            requireVersion(message.intField(VERSION_FIELD));
        }
        return message.body(body);
    }

    private static void requireVersion(int found) {
        if (found != ControlProtocol.VERSION) {
            throw new ControlException("protocolVersion=" + found + ", expected " + ControlProtocol.VERSION
                    + ": run the same version of Chronogram on all hosts");
        }
    }

    private static void requireNonce(byte[] nonce) {
        if (nonce == null || nonce.length != NONCE_BYTES) {
            throw new ControlException("nonce has " + (nonce == null ? 0 : nonce.length) + " bytes, expected "
                    + NONCE_BYTES + ": check what connects to this port");
        }
    }

    /** Compares in constant time, so that timing reveals nothing about the expected value. */
    private static void requireMac(byte[] expected, byte[] found) {
        if (!MessageDigest.isEqual(expected, found)) {
            throw new WrongTokenException();
        }
    }

    private static Introduction introductionOf(ControlRole role, Hello hello) {
        try {
            return new Introduction(role, hello.peer, hello.epoch);
        } catch (IllegalArgumentException e) {
            throw new ControlException(e.getMessage(), e);
        }
    }

    /** A client that has proven that it holds the token, and was not told so yet. */
    record Proven(Introduction client, Hello hello, byte[] serverNonce) {
        /** Tells the client; frames are sealed from then on. */
        void welcome(Connection connection, RunToken token) throws IOException {
            byte[] proof = token.mac("server", hello.clientNonce, serverNonce);
            connection.write(ControlMessage.encode(WELCOME, new Welcome(proof)));
            connection.sealWith(
                    framesOf("client", token, serverNonce, hello.clientNonce),
                    framesOf("server", token, serverNonce, hello.clientNonce));
        }
    }

    record Challenge(int protocolVersion, byte[] serverNonce) {}

    record Hello(int protocolVersion, String role, int peer, int epoch, long pid, byte[] clientNonce, byte[] mac) {
        static Hello signed(RunToken token, Introduction client, byte[] serverNonce, byte[] clientNonce) {
            long pid = ProcessHandle.current().pid();
            String role = client.role().wireName();
            Hello hello =
                    new Hello(ControlProtocol.VERSION, role, client.peer(), client.epoch(), pid, clientNonce, null);
            return hello.with(hello.proof(token, serverNonce));
        }

        /** The mac of a client that holds the token and says this: it covers every field but the mac itself. */
        byte[] proof(RunToken token, byte[] serverNonce) {
            ByteBuffer numbers = FrameHeader.littleEndian(3 * Integer.BYTES + Long.BYTES);
            numbers.putInt(peer).putInt(epoch).putInt(protocolVersion).putLong(pid);
            byte[] name = role.getBytes(StandardCharsets.UTF_8);
            return token.mac("client", serverNonce, clientNonce, numbers.array(), name);
        }

        private Hello with(byte[] proof) {
            return new Hello(protocolVersion, role, peer, epoch, pid, clientNonce, proof);
        }
    }

    record Welcome(byte[] mac) {}
}
