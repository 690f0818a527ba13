package org.chronogram.external;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.chronogram.external.ExternalMessage.Kind;
import org.chronogram.model.Event;

/**
 * Sends events to a run that listens with {@code --external-in}, and receives what its LPs publish, if the run was given the
 * address of this client as {@code --external-out}. Datagrams can be lost, on the way and where they come faster than they
 * are taken: gaps in the sequences show that. Not thread safe.
 */
public final class ExternalClient implements AutoCloseable {
    private static final byte[] NO_PAYLOAD = {};

    private final DatagramChannel channel;
    private final Selector readable;
    private final InetSocketAddress run;
    private final int session = new SecureRandom().nextInt();
    private final ByteBuffer received = ByteBuffer.allocate(ExternalMessage.MAX_BYTES + 1);
    private int sequence;

    private ExternalClient(DatagramChannel channel, Selector readable, InetSocketAddress run) {
        this.channel = channel;
        this.readable = readable;
        this.run = run;
    }

    /**
     * Opens a client.
     *
     * @param local where it receives published events; with port 0 a free one is chosen.
     * @param run where the run listens.
     * @return the client.
     * @throws IOException when the address cannot be used.
     */
    public static ExternalClient open(InetSocketAddress local, InetSocketAddress run) throws IOException {
        boolean ipv4 = local.getAddress().getAddress().length == 4;
        DatagramChannel channel =
                DatagramChannel.open(ipv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.bind(local).configureBlocking(false);
            Selector readable = Selector.open();
            channel.register(readable, SelectionKey.OP_READ);
            return new ExternalClient(channel, readable, run);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Returns where the client receives.
     *
     * @return its address, for {@code --external-out}.
     * @throws IOException when the client is closed.
     */
    public InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /**
     * Sends an event without payload.
     *
     * @param lp id of the LP that shall handle it.
     * @param delayTicks delay from the moment at which it is received, in ticks.
     * @param type type of the event.
     * @throws IOException when it cannot be sent.
     */
    public void send(int lp, long delayTicks, int type) throws IOException {
        send(Kind.EVENT_AFTER, lp, delayTicks, type, NO_PAYLOAD);
    }

    /**
     * Sends an event.
     *
     * @param lp id of the LP that shall handle it.
     * @param delayTicks delay from the moment at which it is received, in ticks.
     * @param type type of the event.
     * @param payload its payload, at most {@value Event#MAX_PAYLOAD_BYTES} bytes, with integers little-endian.
     * @throws IOException when it cannot be sent.
     */
    public void send(int lp, long delayTicks, int type, byte[] payload) throws IOException {
        send(Kind.EVENT_AFTER, lp, delayTicks, type, payload);
    }

    /**
     * Sends an event for a simulated time. If that has passed when it arrives, the event is handled as soon as possible.
     *
     * @param lp id of the LP that shall handle it.
     * @param ticks simulated time in ticks.
     * @param type type of the event.
     * @param payload its payload, at most {@value Event#MAX_PAYLOAD_BYTES} bytes, with integers little-endian.
     * @throws IOException when it cannot be sent.
     */
    public void sendAt(int lp, long ticks, int type, byte[] payload) throws IOException {
        send(Kind.EVENT_AT, lp, ticks, type, payload);
    }

    private void send(Kind kind, int lp, long ticks, int type, byte[] payload) throws IOException {
        require(lp >= 0, "lp=" + lp + ": expected the id of an LP");
        require(ticks >= 0, "ticks=" + ticks + ": expected at least 0");
        require(type >>> 16 == 0, "type=" + type + ": expected 0 to " + Event.MAX_TYPE);
        require(
                payload.length <= Event.MAX_PAYLOAD_BYTES,
                "payload of " + payload.length + " bytes: expected at most " + Event.MAX_PAYLOAD_BYTES);
        channel.send(new ExternalMessage(kind, session, sequence++, lp, type, ticks, 0, payload).toBytes(), run);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Waits for what an LP has published. Anything else that arrives is dropped.
     *
     * @param timeout how long to wait, at least a millisecond.
     * @return the message; empty when none has come in time.
     * @throws IOException when the socket fails.
     */
    public Optional<ExternalMessage> receive(Duration timeout) throws IOException {
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        while (true) {
            received.clear();
            if (channel.receive(received) != null) {
                Optional<ExternalMessage> message = ExternalMessage.read(received.flip());
                if (message.isPresent() && message.get().kind() == Kind.PUBLISHED) {
                    return message;
                }
                continue;
            }
            long leftMs = (deadlineNs - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return Optional.empty();
            }
            readable.select(leftMs);
            readable.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        readable.close();
        channel.close();
    }
}
