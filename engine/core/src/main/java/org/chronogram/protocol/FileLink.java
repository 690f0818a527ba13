package org.chronogram.protocol;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chronogram.messaging.control.ControlClient;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlRole;
import org.chronogram.messaging.control.Introduction;
import org.chronogram.messaging.control.RunToken;

/**
 * A link to the master for files alone, so that they are never in the way of heartbeats. Connects when the first request is
 * made, and again after the link was cut. One request is under way at a time, so the master is never sent more than it
 * takes. Thread safe.
 */
public final class FileLink implements FileSource {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long REPLY_TIMEOUT_S = 60;

    private final InetSocketAddress master;
    private final RunToken token;
    private final int peer;
    private final int epoch;
    private Replies replies;
    private volatile ControlLink link;
    private volatile boolean closed;

    /**
     * Prepares the link.
     *
     * @param master where the master listens.
     * @param token secret of the run.
     * @param peer index of the worker; 0 for a host agent.
     * @param epoch epoch of the mesh of the worker; 0 for a host agent.
     */
    public FileLink(InetSocketAddress master, RunToken token, int peer, int epoch) {
        this.master = master;
        this.token = token;
        this.peer = peer;
        this.epoch = epoch;
    }

    @Override
    public synchronized FileReply ask(FileRequest request) throws IOException {
        if (link == null || !link.isOpen()) {
            connect();
        }
        if (!request.sendTo(link)) {
            throw new IOException("the link for files to the master is closed");
        }
        return answer();
    }

    /**
     * Makes a request that is not answered, if the link is open.
     *
     * @param request the request.
     */
    public synchronized void tell(FileRequest request) {
        if (link != null) {
            boolean unused = request.sendTo(link);
        }
    }

    private void connect() throws IOException {
        if (closed) {
            throw new IOException("the link for files to the master is closed");
        }
        replies = new Replies();
        link = ControlClient.connect(
                master, token, new Introduction(ControlRole.FILES, peer, epoch), CONNECT_TIMEOUT, replies);
        if (closed) {
            link.close();
        }
    }

    private FileReply answer() throws IOException {
        try {
            FileReply reply = replies.arrived.poll(REPLY_TIMEOUT_S, TimeUnit.SECONDS);
            if (reply == null) {
                link.close();
                throw new IOException("the master has not answered within " + REPLY_TIMEOUT_S + " s");
            }
            if (reply instanceof FileReply.Refused refused) {
                throw new IOException("the master: " + refused.reason());
            }
            return reply;
        } catch (InterruptedException e) {
            link.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        ControlLink last = link;
        if (last != null) {
            last.close();
        }
    }

    /** The replies over one link: what a link reports when it closes is no reply to a request over the next one. */
    private static final class Replies implements ControlListener {
        private final LinkedBlockingQueue<FileReply> arrived = new LinkedBlockingQueue<>();

        @Override
        public void onJoined(ControlLink joined) {
            // The link is used by the thread that has connected it.
        }

        @Override
        public void onMessage(ControlLink from, ControlMessage message) {
            arrived.add(FileReply.read(message));
        }

        @Override
        public void onClosed(ControlLink link, String reason) {
            arrived.add(new FileReply.Refused("the link for files has closed: " + reason));
        }
    }
}
