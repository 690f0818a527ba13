package org.chronogram.messaging.udp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PeerFilterTest {
    @Test
    void shouldDropPacketsOfStrangers() throws IOException {
        MeshTraffic traffic = new MeshTraffic(2, 7, 1_000);
        try (MeshGroup group = new MeshGroup(2, traffic::handler);
                DatagramSocket stranger = new DatagramSocket()) {
            traffic.attach(group);
            stranger.send(packetFor(group.mesh(1).endpoint(0), 0x55AA55AA, 0));
            stranger.send(packetFor(group.mesh(1).endpoint(0), MeshGroup.sessionId(0, 1), Integer.MAX_VALUE - 31));
            group.until(
                    () -> group.mesh(1).statistics().invalidPackets() == 2,
                    () -> group.mesh(1).statistics().toString());

            traffic.sendToAll();
            traffic.sendToAll();
            group.until(traffic::isComplete, traffic::toString);
        }
    }

    private static DatagramPacket packetFor(String endpoint, int sessionId, int termOffset) throws IOException {
        UnsafeBuffer packet = new UnsafeBuffer(new byte[64]);
        packet.putInt(0, 64);
        packet.putByte(5, (byte) 0xC0);
        packet.putByte(6, (byte) 1);
        packet.putInt(8, termOffset);
        packet.putInt(12, sessionId);
        packet.putInt(16, PeerStream.STREAM_ID);
        int port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
        return new DatagramPacket(packet.byteArray(), 64, InetAddress.getLoopbackAddress(), port);
    }
}
