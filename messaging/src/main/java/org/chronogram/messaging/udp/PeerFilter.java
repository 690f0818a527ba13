package org.chronogram.messaging.udp;

import io.aeron.CommonContext;
import io.aeron.driver.DataPacketDispatcher;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ReceiveChannelEndpointSupplier;
import io.aeron.driver.media.ReceiveChannelEndpoint;
import io.aeron.driver.media.UdpChannel;
import io.aeron.driver.status.SystemCounterDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import io.aeron.protocol.SetupFlyweight;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Receive sockets that drop every packet that is not of the one stream the socket is for, before the driver keeps any
 * state for it: wrong session or stream, wrong source address once that is known, a term of another size or an offset
 * outside of it. Drops are counted as invalid packets. This keeps strangers and leftovers of earlier runs out; it is no
 * defence against someone who can read the network and forge addresses.
 */
final class PeerFilter implements ReceiveChannelEndpointSupplier {
    private final Int2ObjectHashMap<InetAddress> sourceBySession = new Int2ObjectHashMap<>();
    private final int termLength;

    PeerFilter(int termLength) {
        this.termLength = termLength;
    }

    /** From now on takes packets of a session from this address only, or from any loopback address if it is one. */
    void expect(int sessionId, InetAddress source) {
        sourceBySession.put(sessionId, source);
    }

    @Override
    public ReceiveChannelEndpoint newInstance(
            UdpChannel channel, DataPacketDispatcher dispatcher, AtomicCounter status, MediaDriver.Context context) {
        return new FilteringEndpoint(channel, dispatcher, status, context);
    }

    private boolean isSourceExpected(int sessionId, InetAddress source) {
        InetAddress expected = sourceBySession.get(sessionId);
        return expected == null
                || expected.equals(source)
                || (expected.isLoopbackAddress() && source.isLoopbackAddress());
    }

    private final class FilteringEndpoint extends ReceiveChannelEndpoint {
        private final int pinnedSessionId;
        private final AtomicCounter invalidPackets;

        FilteringEndpoint(
                UdpChannel channel,
                DataPacketDispatcher dispatcher,
                AtomicCounter status,
                MediaDriver.Context context) {
            super(channel, dispatcher, status, context);
            pinnedSessionId = Integer.parseInt(channel.channelUri().get(CommonContext.SESSION_ID_PARAM_NAME));
            invalidPackets = context.systemCounters().get(SystemCounterDescriptor.INVALID_PACKETS);
        }

        @Override
        public int onDataPacket(
                DataHeaderFlyweight header, UnsafeBuffer buffer, int length, InetSocketAddress source, int transport) {
            int termOffset = header.termOffset();
            boolean inTerm = termOffset >= 0 && termOffset <= termLength - length;
            return accepts(header.sessionId(), header.streamId(), source, inTerm)
                    ? super.onDataPacket(header, buffer, length, source, transport)
                    : 0;
        }

        @Override
        public void onSetupMessage(
                SetupFlyweight header, UnsafeBuffer buffer, int length, InetSocketAddress source, int transport) {
            if (accepts(header.sessionId(), header.streamId(), source, header.termLength() == termLength)) {
                super.onSetupMessage(header, buffer, length, source, transport);
            }
        }

        private boolean accepts(int sessionId, int streamId, InetSocketAddress source, boolean isSizeRight) {
            boolean accepted = isSizeRight
                    && sessionId == pinnedSessionId
                    && streamId == PeerStream.STREAM_ID
                    && isSourceExpected(sessionId, source.getAddress());
            if (!accepted) {
                invalidPackets.increment();
            }
            return accepted;
        }
    }
}
