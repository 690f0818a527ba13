package org.chronogram.messaging.udp;

import io.aeron.driver.DataPacketDispatcher;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.media.ReceiveChannelEndpoint;
import io.aeron.driver.media.UdpChannel;
import io.aeron.driver.status.SystemCounterDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import io.aeron.protocol.SetupFlyweight;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.chronogram.messaging.udp.StreamKeys.StreamKey;

/**
 * The receiving end of a stream. It drops every datagram that its peer did not seal, or that does not belong to its one
 * stream, before the driver keeps any state for it, and counts it as invalid. A damaged datagram is then requested again
 * like a lost one. Once the address of the peer is known, the operating system drops datagrams from all other addresses, so
 * that a flood of them does not fill the receive buffer.
 */
final class SealedReceiver extends ReceiveChannelEndpoint {
    private final StreamKey key;
    private final int termLength;
    private final Supplier<InetAddress> peerAddress;
    private final DatagramSeal seal;
    private final LinkFaults faults;
    private final Runnable heard;
    private final SocketWait wait;
    private final AtomicCounter invalidPackets;

    /**
     * Creates the endpoint.
     *
     * @param key of the stream.
     * @param termLength that all streams of the mesh have.
     * @param peerAddress address of the peer, or null as long as it is not known.
     * @param faults faults of the link on which it answers.
     * @param heard called for each datagram of the peer.
     * @param wait waits for the socket.
     */
    SealedReceiver(
            UdpChannel channel,
            DataPacketDispatcher dispatcher,
            AtomicCounter status,
            MediaDriver.Context context,
            StreamKey key,
            int termLength,
            Supplier<InetAddress> peerAddress,
            LinkFaults faults,
            Runnable heard,
            SocketWait wait) {
        super(channel, dispatcher, status, context);
        this.key = key;
        this.termLength = termLength;
        this.peerAddress = peerAddress;
        this.faults = faults;
        this.heard = heard;
        this.wait = wait;
        seal = key.newSeal();
        invalidPackets = context.systemCounters().get(SystemCounterDescriptor.INVALID_PACKETS);
    }

    @Override
    public void openDatagramChannel(AtomicCounter statusIndicator) {
        super.openDatagramChannel(statusIndicator);
        wait.add(receiveDatagramChannel);
    }

    @Override
    public boolean isValidFrame(UnsafeBuffer packet, int length) {
        if (!super.isValidFrame(packet, length) || !accept(seal.open(packet, length))) {
            return false;
        }
        heard.run();
        return true;
    }

    @Override
    public int onDataPacket(
            DataHeaderFlyweight header, UnsafeBuffer buffer, int length, InetSocketAddress source, int transport) {
        int termOffset = header.termOffset();
        boolean inTerm = termOffset >= 0 && termOffset <= termLength - length;
        return accept(inTerm && isOfStream(header.sessionId(), header.streamId(), source))
                ? super.onDataPacket(header, buffer, length, source, transport)
                : 0;
    }

    @Override
    public void onSetupMessage(
            SetupFlyweight header, UnsafeBuffer buffer, int length, InetSocketAddress source, int transport) {
        boolean agreed = header.termLength() == termLength && isOfStream(header.sessionId(), header.streamId(), source);
        if (accept(agreed)) {
            listenToAlone(source);
            super.onSetupMessage(header, buffer, length, source, transport);
        }
    }

    /** Returns the length without the seal, because the driver compares it with the length that it passed in. */
    @Override
    public int sendTo(ByteBuffer datagram, InetSocketAddress remoteAddress) {
        int length = datagram.remaining();
        ByteBuffer passed = faults.pass(seal.seal(datagram));
        boolean sent = passed == null || sendWhole(passed, remoteAddress);
        ByteBuffer further = faults.further();
        return sent && (further == null || sendWhole(further, remoteAddress)) ? length : 0;
    }

    private boolean sendWhole(ByteBuffer sealed, InetSocketAddress remoteAddress) {
        return sealed.remaining() == super.sendTo(sealed, remoteAddress);
    }

    /** Connects the socket to the sender, which keeps its port for as long as the stream lives. */
    private void listenToAlone(InetSocketAddress source) {
        try {
            if (!receiveDatagramChannel.isConnected()) {
                receiveDatagramChannel.connect(source);
            }
        } catch (IOException failed) {
            context.errorHandler().onError(failed);
        }
    }

    private boolean isOfStream(int sessionId, int streamId, InetSocketAddress source) {
        return sessionId == key.sessionId() && streamId == PeerStream.STREAM_ID && isPeer(source.getAddress());
    }

    private boolean isPeer(InetAddress source) {
        InetAddress expected = peerAddress.get();
        return expected == null
                || expected.equals(source)
                || (expected.isLoopbackAddress() && source.isLoopbackAddress());
    }

    private boolean accept(boolean valid) {
        if (!valid) {
            invalidPackets.increment();
        }
        return valid;
    }
}
