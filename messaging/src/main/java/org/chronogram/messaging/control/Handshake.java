package org.chronogram.messaging.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

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
        byte[] serverNonce = RunToken.randomBytes(NONCE_BYTES);
        connection.write(ControlMessage.encode(CHALLENGE, new Challenge(ControlProtocol.VERSION, serverNonce)));
        Hello hello = expect(connection, HELLO, Hello.class);
        requireNonce(hello.clientNonce);
        byte[] expected = clientMac(token, serverNonce, hello.clientNonce, hello.peer, hello.epoch);
        requireMac(expected, hello.mac);
        requireNotNegative(hello);
        return new Proven(hello, serverNonce);
    }

    /** The client side: returns its own introduction, once the server has proven that it holds the token. */
    static Hello introduce(Connection connection, RunToken token, ControlRole role, int peer, int epoch)
            throws IOException {
        byte[] serverNonce = expect(connection, CHALLENGE, Challenge.class).serverNonce;
        requireNonce(serverNonce);
        byte[] clientNonce = RunToken.randomBytes(NONCE_BYTES);
        byte[] mac = clientMac(token, serverNonce, clientNonce, peer, epoch);
        long pid = ProcessHandle.current().pid();
        Hello hello = new Hello(ControlProtocol.VERSION, role, peer, epoch, pid, clientNonce, mac);
        connection.write(ControlMessage.encode(HELLO, hello));
        Welcome welcome = expect(connection, WELCOME, Welcome.class);
        requireMac(token.mac("server", clientNonce, serverNonce), welcome.mac);
        return hello;
    }

    static byte[] clientMac(RunToken token, byte[] serverNonce, byte[] clientNonce, int peer, int epoch) {
        ByteBuffer numbers = ByteBuffer.allocate(3 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putInt(peer).putInt(epoch).putInt(ControlProtocol.VERSION);
        return token.mac("client", serverNonce, clientNonce, numbers.array());
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
            throw new ControlException("mac does not match, expected that both sides hold the same run token: set "
                    + RunToken.ENVIRONMENT_VARIABLE + " to the token of the run");
        }
    }

    private static void requireNotNegative(Hello hello) {
        if (hello.peer < 0 || hello.epoch < 0) {
            throw new ControlException("peer=" + hello.peer + " epoch=" + hello.epoch
                    + ", expected both >= 0: give the index that the master gave to the worker");
        }
    }

    /** A client that has proven that it holds the token, and was not told so yet. */
    record Proven(Hello hello, byte[] serverNonce) {
        void welcome(Connection connection, RunToken token) throws IOException {
            byte[] proof = token.mac("server", hello.clientNonce, serverNonce);
            connection.write(ControlMessage.encode(WELCOME, new Welcome(proof)));
        }
    }

    record Challenge(int protocolVersion, byte[] serverNonce) {}

    record Hello(
            int protocolVersion, ControlRole role, int peer, int epoch, long pid, byte[] clientNonce, byte[] mac) {}

    record Welcome(byte[] mac) {}
}
