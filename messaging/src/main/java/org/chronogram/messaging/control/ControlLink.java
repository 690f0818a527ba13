package org.chronogram.messaging.control;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.chronogram.threads.DaemonThreads;

/**
 * An authenticated connection to one peer. All methods are thread-safe and, but for {@link #close()}, none of them
 * blocks.
 *
 * <pre>
 *   send -> outgoing queue -> writer thread -> socket -> reader thread -> listener
 * </pre>
 */
public final class ControlLink implements AutoCloseable {
    private static final Duration FLUSH_TIME = Duration.ofSeconds(5);

    private final Connection connection;
    private final Introduction client;
    private final long pid;
    private final ControlListener listener;
    private final OutgoingQueue outgoing = new OutgoingQueue();
    private final AtomicReference<String> closeReason = new AtomicReference<>();
    private final CountDownLatch flushed = new CountDownLatch(1);
    private final CountDownLatch disconnected = new CountDownLatch(1);
    private volatile Thread reader;

    ControlLink(Connection connection, Introduction client, long pid, ControlListener listener) {
        this.connection = connection;
        this.client = client;
        this.pid = pid;
        this.listener = listener;
    }

    /** What the client side of this link is there for. */
    public ControlRole role() {
        return client.role();
    }

    /** Index of the client side of this link. */
    public int peer() {
        return client.peer();
    }

    /** Epoch that the client joined in. */
    public int epoch() {
        return client.epoch();
    }

    /** Process id of the other side, as stated in its handshake: known on the server side, -1 on the client side. */
    public long pid() {
        return pid;
    }

    /** Address of the other side as a literal, without port. */
    public String remoteAddress() {
        return connection.remoteAddress();
    }

    /**
     * Queues a message for the other side. Messages of one thread arrive in the order of its calls. The link is closed if
     * more than 64 MiB are queued because the peer does not read.
     *
     * @param type names the kind of message to the receiver; {@code refused} is taken.
     * @param body a record as {@link ControlMessage#body} can read it.
     * @return true if it was queued, which does not mean that it will arrive; false if the link is closed.
     * @throws IllegalArgumentException on an open link, if type or body cannot be sent at all.
     * @throws ControlException on an open link, if the message is larger than 64 MiB.
     */
    public boolean send(String type, Object body) {
        if (!isOpen()) {
            return false;
        }
        if (ControlProtocol.REFUSED.equals(type)) {
            throw new IllegalArgumentException("message type=refused is the protocol's own: choose another name");
        }
        OutgoingQueue.Offer offer = outgoing.offer(ControlMessage.encode(type, body));
        if (offer == OutgoingQueue.Offer.FULL) {
            breakOff("outgoing queue holds " + outgoing.bytes() + " bytes, max " + OutgoingQueue.MAX_BYTES
                    + ": the other side does not read, check whether it is stopped or overloaded");
        }
        return offer == OutgoingQueue.Offer.ACCEPTED;
    }

    /** Returns false once either side has begun to close. */
    public boolean isOpen() {
        return closeReason.get() == null;
    }

    /**
     * Closes the link after all queued messages were written. Returns at once if the other side reads; waits at most 5 s
     * for the queue to empty and then 1 s for the other side to close as well. Messages that arrive meanwhile are
     * dropped. {@link ControlListener#onClosed} is called on the reader thread, possibly after the return.
     */
    @Override
    public void close() {
        startClosing("closed on this side");
        awaitFlushed(new Deadline(FLUSH_TIME));
        awaitDisconnected(new Deadline(Connection.LINGER));
    }

    @Override
    public String toString() {
        return "ControlLink[role=" + role().wireName() + ", peer=" + peer() + ", epoch=" + epoch() + ", remote="
                + remoteAddress() + ", " + (isOpen() ? "open" : closeReason.get()) + "]";
    }

    /** Reads from the link until it is closed. The calling thread becomes its reader thread. */
    void run() {
        reader = Thread.currentThread();
        reader.setName("control-reader-" + peer());
        DaemonThreads.start("control-writer-" + peer(), this::writeUntilEnded);
        readUntilClosed();
        outgoing.end();
        awaitFlushed(new Deadline(FLUSH_TIME));
        connection.lingerAndClose();
        disconnected.countDown();
        listener.onClosed(this, closeReason.get());
    }

    /** Takes no more messages and lets the writer flush and end its output; does not wait. */
    void startClosing(String reason) {
        closeReason.compareAndSet(null, reason);
        outgoing.end();
    }

    void awaitFlushed(Deadline deadline) {
        if (!deadline.await(flushed)) {
            connection.close();
        }
    }

    /** Does not wait on the reader thread: that thread closes the connection itself, once the listener returns. */
    void awaitDisconnected(Deadline deadline) {
        if (Thread.currentThread() != reader && !deadline.await(disconnected)) {
            connection.close();
        }
    }

    private void readUntilClosed() {
        try {
            listener.onJoined(this);
            while (isOpen()) {
                receive(connection.read(ControlProtocol.MAX_FRAME_BYTES));
            }
        } catch (EOFException e) {
            breakOff(e.getMessage());
        } catch (IOException e) {
            breakOff("connection lost: " + e.getMessage());
        } catch (ControlException e) {
            refuse(e.getMessage());
        } catch (RuntimeException | Error e) {
            refuse("message handling failed: " + (e.getMessage() == null ? e : e.getMessage()));
        }
    }

    private void receive(ControlMessage message) {
        if (message.type().equals(ControlProtocol.REFUSED)) {
            breakOff(Handshake.reasonOf(message));
        } else if (isOpen()) {
            listener.onMessage(this, message);
        }
    }

    private void writeUntilEnded() {
        try {
            for (byte[] payload = outgoing.take(); payload != null; payload = outgoing.take()) {
                connection.write(payload);
            }
            connection.endOutput();
            flushed.countDown();
        } catch (IOException | InterruptedException e) {
            giveUpWriting("cannot write: " + e.getMessage());
        }
    }

    /** Gives the reader time to deliver the last messages of the other side, and to learn why the connection ended. */
    private void giveUpWriting(String reason) {
        outgoing.discard();
        flushed.countDown();
        if (!new Deadline(Connection.LINGER).await(disconnected)) {
            breakOff(reason);
        }
    }

    /** Closes the link and sends the other side the reason. */
    private void refuse(String reason) {
        String line = ControlProtocol.reason(reason);
        if (closeReason.compareAndSet(null, line)) {
            outgoing.endWith(ControlMessage.encode(ControlProtocol.REFUSED, new ControlProtocol.Refused(line)));
        }
    }

    /** Closes the link without sending a reason, because the other side no longer reads. */
    private void breakOff(String reason) {
        closeReason.compareAndSet(null, reason);
        outgoing.discard();
        connection.close();
    }
}
