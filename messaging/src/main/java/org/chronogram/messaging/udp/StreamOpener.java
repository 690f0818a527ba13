package org.chronogram.messaging.udp;

import io.aeron.exceptions.AeronException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/**
 * Opens the streams of a mesh. Each directed pair of workers has a socket of its own, and so its own receive buffer, which
 * a pause of this process does not overflow. Session ids are fixed at both ends. A broken stream is not joined again,
 * because it would continue behind a gap that is not reported.
 */
final class StreamOpener {
    private static final long OPEN_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private final MeshContext context;
    private final MeshHealth health;
    private final EmbeddedDriver driver;
    private final StreamEndpoints endpoints;

    StreamOpener(MeshContext context, MeshHealth health, EmbeddedDriver driver, StreamEndpoints endpoints) {
        this.context = context;
        this.health = health;
        this.driver = driver;
        this.endpoints = endpoints;
    }

    /** Opens a receiving socket for each stream and waits until the system has assigned its port. */
    void openSockets(PeerStream[] streams) {
        try {
            for (PeerStream stream : streams) {
                subscribe(stream);
            }
            long deadlineNs = context.nanoClock().nanoTime() + OPEN_TIMEOUT_NS;
            for (PeerStream stream : streams) {
                awaitEndpoint(stream, deadlineNs);
            }
        } catch (AeronException failed) {
            throw new MeshException(
                    "cannot open a socket on bindAddress=" + context.bindAddress() + ": " + failed.getMessage()
                            + "; bind to an address of this host",
                    failed);
        }
    }

    /** Opens the stream to a peer. From then on the socket for that peer accepts packets of its address only. */
    void openPublication(PeerStream stream, String endpoint) {
        int peer = stream.peer();
        InetAddress address = IpAddresses.parseEndpointOrNull(endpoint);
        if (address == null) {
            throw new MeshException("endpoint=" + endpoint + " of peer=" + peer
                    + " must be ip:port, as the mesh of that peer names it");
        }
        endpoints.expect(peer, address);
        try {
            String channel = channelTo(peer, endpoint);
            stream.publication(driver.aeron().addExclusivePublication(channel, PeerStream.STREAM_ID));
        } catch (AeronException failed) {
            throw new MeshException(
                    "cannot open a stream to peer=" + peer + " at endpoint=" + endpoint + " from bindAddress="
                            + context.bindAddress() + ": " + failed.getMessage(),
                    failed);
        }
    }

    private void subscribe(PeerStream stream) {
        int peer = stream.peer();
        String channel = "aeron:udp?endpoint=" + IpAddresses.hostPart(context.bindInetAddress()) + ":0|session-id="
                + context.streamKey(peer, context.worker()).sessionId() + "|rejoin=false"
                + StreamEndpoints.parameter(peer);
        stream.subscription(driver.aeron()
                .addSubscription(channel, PeerStream.STREAM_ID, stream::onAvailableImage, stream::onUnavailableImage));
    }

    private void awaitEndpoint(PeerStream stream, long deadlineNs) {
        while (stream.resolvedEndpointOrNull() == null) {
            context.idleStrategy().idle(driver.driverPass() + driver.clientPass());
            health.checkSound();
            if (context.nanoClock().nanoTime() - deadlineNs > 0) {
                throw new MeshException("no port on bindAddress=" + context.bindAddress() + " for peer=" + stream.peer()
                        + " within " + TimeUnit.NANOSECONDS.toSeconds(OPEN_TIMEOUT_NS) + " s");
            }
        }
        context.idleStrategy().reset();
    }

    /** Also sends from the bound address, because the peer checks the source address of packets. */
    private String channelTo(int peer, String endpoint) {
        InetAddress bound = context.bindInetAddress();
        String source = bound.isLoopbackAddress() ? "" : "|interface=" + IpAddresses.hostPart(bound);
        return "aeron:udp?endpoint=" + endpoint + source + "|session-id="
                + context.streamKey(context.worker(), peer).sessionId() + StreamEndpoints.parameter(peer);
    }
}
