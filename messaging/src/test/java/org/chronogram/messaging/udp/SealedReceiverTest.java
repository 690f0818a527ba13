package org.chronogram.messaging.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.protocol.SetupFlyweight;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.chronogram.messaging.Await;
import org.chronogram.messaging.FrameHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SealedReceiverTest {
    private static final int ANSWER_TIMEOUT_MS = 10_000;
    private static final FrameHandler IGNORE = (source, buffer, offset, length) -> true;

    private final Path root = MeshGroup.newRoot();

    @AfterEach
    void deleteRoot() {
        IoUtil.delete(root.toFile(), true);
    }

    @Test
    void shouldDropPacketsOfOtherSendersBeforeThePeerHasCome() throws IOException {
        int session = MeshGroup.streamKey(0, 1).sessionId();
        try (Mesh mesh = Mesh.launch(MeshGroup.context(root, 1, 2), IGNORE);
                DatagramSocket stranger = new DatagramSocket()) {
            SocketAddress target = address(mesh.endpoint(0));
            send(stranger, target, data(0x55AA55AA, 0));
            send(stranger, target, data(session, 0));
            send(stranger, target, sealed(data(session, Integer.MAX_VALUE - 31)));
            send(stranger, target, sealed(data(session + 1, 0)));
            send(stranger, target, setup(session, 0));
            send(stranger, target, sealed(setup(session + 1, 0)));
            send(stranger, target, ByteBuffer.allocateDirect(8));
            send(stranger, target, ByteBuffer.allocateDirect(1));

            Await.until(
                    () -> mesh.statistics().invalidPackets() == 8,
                    mesh::doWork,
                    () -> mesh.statistics().toString());
        }
    }

    /** Without the seal, a forged set-up with another start of the stream would end the run. */
    @Test
    void shouldNotLetForgedSetupDecideWhereTheStreamBegins() throws IOException {
        MeshTraffic traffic = new MeshTraffic(2, 7, 1_000);
        Mesh[] meshes = new Mesh[2];
        try (DatagramSocket stranger = new DatagramSocket()) {
            for (int worker = 0; worker < 2; worker++) {
                meshes[worker] = Mesh.launch(MeshGroup.context(root, worker, 2), traffic.handler(worker));
            }
            SocketAddress target = address(meshes[1].endpoint(0));
            send(stranger, target, setup(MeshGroup.streamKey(0, 1).sessionId(), 4_096));
            Await.until(() -> meshes[1].statistics().invalidPackets() == 1, meshes[1]::doWork, () -> "forged set-up");

            meshes[0].connect(new String[] {null, meshes[1].endpoint(0)});
            meshes[1].connect(new String[] {meshes[0].endpoint(1), null});
            Await.until(
                    () -> meshes[0].isConnected() && meshes[1].isConnected(),
                    () -> {
                        meshes[0].doWork();
                        meshes[1].doWork();
                    },
                    () -> "connected");
        } finally {
            for (Mesh mesh : meshes) {
                mesh.close();
            }
        }
    }

    /** Datagrams that the operating system refuses take no room in the buffer for the peer's datagrams. */
    @Test
    void shouldLetTheSystemRefuseOtherSendersOnceThePeerHasCome() throws IOException {
        try (MeshGroup group = new MeshGroup(2, worker -> IGNORE);
                DatagramSocket stranger = new DatagramSocket()) {
            stranger.connect(address(group.mesh(1).endpoint(0)));
            stranger.setSoTimeout(ANSWER_TIMEOUT_MS);
            stranger.send(new DatagramPacket(new byte[64], 64));

            assertTrue(isRefused(stranger), "the port looks open to a stranger");
            assertEquals(0, group.mesh(1).statistics().invalidPackets());
        }
    }

    private static boolean isRefused(DatagramSocket socket) throws IOException {
        try {
            socket.receive(new DatagramPacket(new byte[64], 64));
            return false;
        } catch (PortUnreachableException refused) {
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        }
    }

    @Test
    void shouldNotShowKeysInText() {
        String text = MeshGroup.streamKey(0, 1).toString();
        assertEquals("StreamKey[hidden]", text);
        assertFalse(text.contains(String.valueOf(MeshGroup.streamKey(0, 1).sessionId())));
    }

    private static ByteBuffer data(int sessionId, int termOffset) {
        ByteBuffer datagram = ByteBuffer.allocateDirect(64);
        UnsafeBuffer packet = new UnsafeBuffer(datagram);
        packet.putInt(0, 64);
        packet.putByte(5, (byte) 0xC0);
        packet.putByte(6, (byte) 1);
        packet.putInt(8, termOffset);
        packet.putInt(12, sessionId);
        packet.putInt(16, PeerStream.STREAM_ID);
        return datagram;
    }

    private static ByteBuffer setup(int sessionId, int termOffset) {
        ByteBuffer datagram = ByteBuffer.allocateDirect(SetupFlyweight.HEADER_LENGTH);
        SetupFlyweight setup = new SetupFlyweight(datagram);
        setup.frameLength(SetupFlyweight.HEADER_LENGTH).headerType(SetupFlyweight.HDR_TYPE_SETUP);
        setup.sessionId(sessionId)
                .streamId(PeerStream.STREAM_ID)
                .termOffset(termOffset)
                .initialTermId(1)
                .activeTermId(1)
                .termLength(NetworkProfile.LOOPBACK.termLength())
                .mtuLength(1_408);
        return datagram;
    }

    private static ByteBuffer sealed(ByteBuffer datagram) {
        return MeshGroup.streamKey(0, 1).newSeal().seal(datagram);
    }

    private static SocketAddress address(String endpoint) {
        int port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(DatagramSocket socket, SocketAddress target, ByteBuffer datagram) throws IOException {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.duplicate().get(bytes);
        socket.send(new DatagramPacket(bytes, bytes.length, target));
    }
}
