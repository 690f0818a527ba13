package org.chronogram.messaging.control;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.chronogram.secret.RandomBytes;

/** A peer that speaks bytes, right or wrong, in the place of a client or of a server. */
final class RawPeer implements AutoCloseable {
    private final Socket socket;
    private final Connection connection;
    private FrameSeal seal = FrameSeal.CHECKSUM;

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.connection = new Connection(socket);
        connection.limitReads(Duration.ofSeconds(RecordingListener.LIMIT_S));
    }

    static RawPeer connectTo(InetSocketAddress server) throws IOException {
        return new RawPeer(new Socket(server.getAddress(), server.getPort()));
    }

    static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    /** Takes part in the handshake as a client that knows the token. */
    RawPeer join(RunToken token, int peer) throws IOException {
        byte[] serverNonce = read().body(Handshake.Challenge.class).serverNonce();
        byte[] clientNonce = RandomBytes.of(Handshake.NONCE_BYTES);
        Introduction client = new Introduction(ControlRole.WORKER, peer, 0);
        send(Handshake.HELLO, Handshake.Hello.signed(token, client, serverNonce, clientNonce));
        read().body(Handshake.Welcome.class);
        seal = Handshake.framesOf("client", token, serverNonce, clientNonce);
        connection.sealWith(Handshake.framesOf("server", token, serverNonce, clientNonce), seal);
        return this;
    }

    void send(String type, Record body) throws IOException {
        connection.write(ControlMessage.encode(type, body));
    }

    void sendText(String json) throws IOException {
        sendPayload(json.getBytes(StandardCharsets.UTF_8));
    }

    void sendPayload(byte[] payload) throws IOException {
        connection.write(payload);
    }

    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void endOutput() throws IOException {
        connection.endOutput();
    }

    ControlMessage read() throws IOException {
        return connection.read(ControlProtocol.MAX_FRAME_BYTES);
    }

    /** Reads on to the refusal and past it to the end of the connection. */
    String readRefusal() throws IOException {
        ControlMessage message = read();
        while (!message.type().equals(ControlProtocol.REFUSED)) {
            message = read();
        }
        awaitEnd();
        return message.body(ControlProtocol.Refused.class).reason();
    }

    /** Reads until the other side has hung up, however it did. */
    void awaitEnd() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException e) {
            // Hung up in order.
        } catch (java.net.SocketException e) {
            // Hung up with a reset, because it had not read all.
        }
    }

    /** A frame as it must be, the one with this number from this side. */
    byte[] frame(long number, byte[] payload) {
        return frame(number, payload.length, payload);
    }

    /** A frame with everything right but the length. */
    byte[] frame(long number, int lengthBytes, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new FrameHeader(lengthBytes, seal.digest(payload)).encode(number, seal));
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    @Override
    public void close() {
        connection.close();
    }
}
