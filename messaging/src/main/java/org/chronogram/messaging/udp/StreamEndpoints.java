package org.chronogram.messaging.udp;

import io.aeron.CommonContext;
import io.aeron.driver.DataPacketDispatcher;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ReceiveChannelEndpointSupplier;
import io.aeron.driver.SendChannelEndpointSupplier;
import io.aeron.driver.media.ReceiveChannelEndpoint;
import io.aeron.driver.media.SendChannelEndpoint;
import io.aeron.driver.media.UdpChannel;
import java.net.InetAddress;
import org.agrona.concurrent.status.AtomicCounter;
import org.chronogram.messaging.udp.StreamKeys.StreamKey;

/** Creates the sockets of a mesh for the media driver, each with the key of its stream. The channel names the peer. */
final class StreamEndpoints {
    private static final String PEER_PARAMETER = CommonContext.ALIAS_PARAM_NAME;

    private final MeshContext context;
    private final PeerSilence silence;
    private final SocketWait wait;
    private final InetAddress[] addressByPeer;

    StreamEndpoints(MeshContext context, PeerSilence silence, SocketWait wait) {
        this.context = context;
        this.silence = silence;
        this.wait = wait;
        addressByPeer = new InetAddress[context.workers()];
    }

    /** Returns the parameter of a channel that says to which peer its sockets belong. */
    static String parameter(int peer) {
        return "|" + PEER_PARAMETER + "=" + peer;
    }

    /** Accepts packets of a peer from this address only from now on, or from any loopback address if it is one. */
    void expect(int peer, InetAddress source) {
        addressByPeer[peer] = source;
    }

    SendChannelEndpointSupplier senders() {
        return this::newSender;
    }

    ReceiveChannelEndpointSupplier receivers() {
        return this::newReceiver;
    }

    private SendChannelEndpoint newSender(UdpChannel channel, AtomicCounter status, MediaDriver.Context driverContext) {
        int peer = peer(channel);
        StreamKey key = context.streamKey(context.worker(), peer);
        return new SealedSender(
                channel,
                status,
                driverContext,
                key.newSeal(),
                context.linkFaults().get(),
                () -> silence.heardAnswer(peer),
                wait);
    }

    private ReceiveChannelEndpoint newReceiver(
            UdpChannel channel, DataPacketDispatcher dispatcher, AtomicCounter status, MediaDriver.Context driver) {
        int peer = peer(channel);
        StreamKey key = context.streamKey(peer, context.worker());
        return new SealedReceiver(
                channel,
                dispatcher,
                status,
                driver,
                key,
                context.profile().termLength(),
                () -> addressByPeer[peer],
                context.linkFaults().get(),
                () -> silence.heardData(peer),
                wait);
    }

    private static int peer(UdpChannel channel) {
        return Integer.parseInt(channel.channelUri().get(PEER_PARAMETER));
    }
}
