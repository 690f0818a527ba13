package org.chronogram.messaging.udp;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.media.SendChannelEndpoint;
import io.aeron.driver.media.UdpChannel;
import io.aeron.driver.status.SystemCounterDescriptor;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** The sending end of a stream: seals what it sends, and drops answers without a valid seal. */
final class SealedSender extends SendChannelEndpoint {
    private final DatagramSeal seal;
    private final LinkFaults faults;
    private final Runnable heard;
    private final SocketWait wait;
    private final AtomicCounter invalidPackets;

    /** Creates the endpoint; {@code heard} is called for each answer of the peer, {@code wait} waits for the socket. */
    SealedSender(
            UdpChannel channel,
            AtomicCounter status,
            MediaDriver.Context context,
            DatagramSeal seal,
            LinkFaults faults,
            Runnable heard,
            SocketWait wait) {
        super(channel, status, context);
        this.seal = seal;
        this.faults = faults;
        this.heard = heard;
        this.wait = wait;
        invalidPackets = context.systemCounters().get(SystemCounterDescriptor.INVALID_PACKETS);
    }

    /** Returns the length without the seal, because the driver compares it with the length that it passed in. */
    @Override
    public int send(ByteBuffer datagram) {
        int length = datagram.remaining();
        ByteBuffer passed = faults.pass(seal.seal(datagram));
        boolean sent = passed == null || sendWhole(passed);
        ByteBuffer further = faults.further();
        return sent && (further == null || sendWhole(further)) ? length : 0;
    }

    private boolean sendWhole(ByteBuffer sealed) {
        return sealed.remaining() == super.send(sealed);
    }

    @Override
    public void openDatagramChannel(AtomicCounter statusIndicator) {
        super.openDatagramChannel(statusIndicator);
        wait.add(receiveDatagramChannel);
    }

    @Override
    public boolean isValidFrame(UnsafeBuffer packet, int length) {
        if (!super.isValidFrame(packet, length)) {
            return false;
        }
        boolean sealed = seal.open(packet, length);
        if (sealed) {
            heard.run();
        } else {
            invalidPackets.increment();
        }
        return sealed;
    }
}
