package org.chronogram.master;

import org.chronogram.messaging.control.ControlLink;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.threads.DaemonThreads;

/** The master's end of the control link to a worker. Two are equal when they are the same link. */
interface WorkerLink {
    /** Returns the index that the worker has named. */
    int worker();

    /** Returns the epoch that the worker has named, in which it was started. */
    int epoch();

    /** Returns the process id that the worker has named. */
    long pid();

    /** Sends a message, if the link is open. When it has closed, {@link MasterEvent.Closed} follows or has come. */
    void send(MasterMessage message);

    /** Closes the link; does not wait for the worker. */
    void close();

    /** Returns the end of a link over TCP. */
    static WorkerLink over(ControlLink link) {
        return new OverTcp(link);
    }

    /** A link over TCP. */
    record OverTcp(ControlLink link) implements WorkerLink {
        @Override
        public int worker() {
            return link.peer();
        }

        @Override
        public int epoch() {
            return link.epoch();
        }

        @Override
        public long pid() {
            return link.pid();
        }

        @Override
        public void send(MasterMessage message) {
            boolean unused = message.sendTo(link);
        }

        /** A link to a host that is cut off takes seconds to close. */
        @Override
        public void close() {
            DaemonThreads.start("close-worker-" + link.peer(), link::close);
        }
    }
}
