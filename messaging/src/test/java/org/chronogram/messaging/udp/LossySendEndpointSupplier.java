package org.chronogram.messaging.udp;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.SendChannelEndpointSupplier;
import io.aeron.driver.ext.DebugSendChannelEndpoint;
import io.aeron.driver.ext.LossGenerator;
import io.aeron.driver.media.SendChannelEndpoint;
import io.aeron.driver.media.UdpChannel;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** Senders that drop data frames when asked to; made by the driver from a system property, hence the static state. */
public final class LossySendEndpointSupplier implements SendChannelEndpointSupplier {
    static final String PROPERTY = "aeron.SendChannelEndpoint.supplier";
    private static final int HEADER_LENGTH = 32;

    private static BooleanSupplier dropNext = () -> false;
    private static int dropped;

    static void dropWhen(BooleanSupplier decision) {
        dropNext = decision;
        dropped = 0;
    }

    static int dropped() {
        return dropped;
    }

    @Override
    public SendChannelEndpoint newInstance(UdpChannel channel, AtomicCounter status, MediaDriver.Context context) {
        return new DebugSendChannelEndpoint(
                channel, status, context, new DataLoss(), (address, buffer, length) -> false);
    }

    /** Leaves set-ups and heartbeats alone: their loss costs time, not data. */
    private static final class DataLoss implements LossGenerator {
        @Override
        public boolean shouldDropFrame(InetSocketAddress address, UnsafeBuffer buffer, int length) {
            boolean isData = buffer.getShort(6) == 1 && buffer.getInt(0) > HEADER_LENGTH;
            boolean drop = isData && dropNext.getAsBoolean();
            dropped += drop ? 1 : 0;
            return drop;
        }
    }
}
