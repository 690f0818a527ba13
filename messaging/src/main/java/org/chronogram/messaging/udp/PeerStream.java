package org.chronogram.messaging.udp;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.logbuffer.BufferClaim;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import io.aeron.protocol.DataHeaderFlyweight;
import org.agrona.DirectBuffer;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.FrameSender;

/** The stream to one peer and the stream from it. Not thread safe. */
final class PeerStream implements FrameSender, ControlledFragmentHandler {
    static final int STREAM_ID = 1001;
    private static final byte PROBE_FLAG = 1;
    private static final long FIRST_PROBE_NS = 1_000_000;
    private static final long LONGEST_PROBE_INTERVAL_NS = 64_000_000;
    private static final int PROBE_INTERVAL_GROWTH = 4;

    private final int peer;
    private final int maxFrameLength;
    private final FrameHandler handler;
    private final MeshHealth health;
    private final BufferClaim claim = new BufferClaim();
    private Subscription subscription;
    private Image image;
    private ExclusivePublication publication;
    private String resolvedEndpoint;
    private long probedPosition = -1;
    private long probedAtNs;
    private long probeIntervalNs = FIRST_PROBE_NS;

    PeerStream(int peer, int maxFrameLength, FrameHandler handler, MeshHealth health) {
        this.peer = peer;
        this.maxFrameLength = maxFrameLength;
        this.handler = handler;
        this.health = health;
    }

    int peer() {
        return peer;
    }

    void subscription(Subscription value) {
        subscription = value;
    }

    void publication(ExclusivePublication value) {
        publication = value;
    }

    /** Returns the address of the socket the peer must send to, or null while it is not open. */
    String resolvedEndpointOrNull() {
        if (resolvedEndpoint == null) {
            resolvedEndpoint = subscription.resolvedEndpoint();
        }
        return resolvedEndpoint;
    }

    boolean isConnected() {
        return publication != null && publication.isConnected() && image != null;
    }

    /** Called by the client when the peer's stream has arrived. A stream that does not begin at position 0 has lost frames. */
    void onAvailableImage(Image available) {
        if (available.joinPosition() != 0) {
            health.fail(
                    "stream from peer=" + peer + " joined at position=" + available.joinPosition()
                            + ", expected 0: frames are lost, start a new epoch",
                    null);
        }
        image = available;
    }

    /** Fails the mesh: a stream that ends before it was revoked cannot be joined again without loss. */
    void onUnavailableImage(Image unavailable) {
        if (unavailable == image) {
            image = null;
            health.fail("stream from peer=" + peer + " ended: the peer closed it or is gone, start a new epoch", null);
        }
    }

    int poll(int fragmentLimit) {
        Image current = image;
        return current == null || health.hasFailed() ? 0 : current.controlledPoll(this, fragmentLimit);
    }

    /** Keeps what the handler throws, because the image would only log it and drop the frame. */
    @Override
    public Action onFragment(DirectBuffer buffer, int offset, int length, Header header) {
        if (length == 0 && (header.flags() & PROBE_FLAG) != 0) {
            return Action.CONTINUE;
        }
        try {
            return handler.onFrame(peer, buffer, offset, length) ? Action.CONTINUE : Action.ABORT;
        } catch (Throwable thrown) {
            health.fail(
                    "FrameHandler threw at a frame of length=" + length + " from peer=" + peer + ": " + thrown, thrown);
            return Action.ABORT;
        }
    }

    @Override
    public boolean offer(DirectBuffer buffer, int offset, int length) {
        health.checkNotDelivering();
        if (length < 0 || length > maxFrameLength) {
            throw new IllegalArgumentException("length=" + length + " must be in 0..maxFrameLength=" + maxFrameLength);
        }
        buffer.boundsCheck(offset, length);
        if (!claim(length)) {
            return false;
        }
        claim.putBytes(buffer, offset, length);
        claim.commit();
        return true;
    }

    /**
     * Sends an empty frame (a probe) when nothing was sent for a while: the datagram after a lost one reveals the loss. One
     * probe is nearly always enough; later probes cover the loss of a probe. The intervals grow because workers that wait
     * and probe all the time would take cores from workers that compute, where cores are short.
     */
    void probeIfIdle(long nowNs) {
        if (publication == null || publication.isClosed()) {
            return;
        }
        if (publication.position() != probedPosition) {
            probeIntervalNs = FIRST_PROBE_NS;
            noteActivity(nowNs);
        } else if (probedPosition > 0 && nowNs - probedAtNs >= probeIntervalNs && claim(0)) {
            claim.flags((byte) (DataHeaderFlyweight.BEGIN_AND_END_FLAGS | PROBE_FLAG))
                    .commit();
            probeIntervalNs = Math.min(probeIntervalNs * PROBE_INTERVAL_GROWTH, LONGEST_PROBE_INTERVAL_NS);
            noteActivity(nowNs);
        }
    }

    private void noteActivity(long nowNs) {
        probedPosition = publication.position();
        probedAtNs = nowNs;
    }

    void revoke() {
        image = null;
        if (publication != null) {
            publication.revoke();
        }
        subscription.close();
    }

    private boolean claim(int length) {
        if (publication == null) {
            return false;
        }
        long result = publication.tryClaim(length, claim);
        if (result == Publication.ADMIN_ACTION) {
            result = publication.tryClaim(length, claim);
        }
        if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
            throw new MeshException("stream to peer=" + peer + " is "
                    + (result == Publication.CLOSED ? "closed" : "at its last position")
                    + ": nothing can be sent to it in this epoch");
        }
        return result > 0;
    }
}
