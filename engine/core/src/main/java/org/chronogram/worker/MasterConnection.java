package org.chronogram.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.chronogram.messaging.control.ControlClient;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.MasterMessageReceiver;
import org.chronogram.protocol.WorkerMessage;

/** The worker's end of the control link to its master. Thread safe. */
interface MasterConnection extends AutoCloseable {
    /** Queues a message for the master; returns false when the connection is closed. */
    boolean send(WorkerMessage message);

    @Override
    void close();

    /** Takes what comes from the master, on the thread of the connection. */
    interface Listener extends MasterMessageReceiver {
        /** The connection has closed; this is the last call. */
        void onClosed(String reason);
    }

    /** Connects a worker to its master. */
    @FunctionalInterface
    interface Opener {
        /**
         * Connects. The first messages may come before this method returns.
         *
         * @throws IOException when the master cannot be reached or does not know the worker.
         */
        MasterConnection open(Listener listener) throws IOException;
    }

    /**
     * Connects over TCP.
     *
     * @param epoch epoch of the mesh when the process was started.
     */
    static Opener overTcp(InetSocketAddress master, RunToken token, int worker, int epoch) {
        return listener -> new OverTcp(ControlClient.connect(
                master, token, worker, epoch, OverTcp.CONNECT_TIMEOUT, new TcpListener(listener)));
    }

    /** A link over TCP. */
    record OverTcp(ControlLink link) implements MasterConnection {
        private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(60);

        @Override
        public boolean send(WorkerMessage message) {
            return message.sendTo(link);
        }

        @Override
        public void close() {
            link.close();
        }
    }

    /** Reads what comes over TCP. */
    record TcpListener(Listener listener) implements ControlListener {
        @Override
        public void onJoined(ControlLink joined) {
            // The worker sends over the connection that it has opened.
        }

        @Override
        public void onMessage(ControlLink from, ControlMessage message) {
            MasterMessage.read(message).dispatch(listener);
        }

        @Override
        public void onClosed(ControlLink from, String reason) {
            listener.onClosed(reason);
        }
    }
}
