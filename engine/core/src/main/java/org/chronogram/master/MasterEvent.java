package org.chronogram.master;

import org.chronogram.host.WorkerExit;
import org.chronogram.protocol.WorkerMessage;

/**
 * Something that happened elsewhere. The thread of the master reads all events from one queue, so the state of the master
 * belongs to that thread.
 */
sealed interface MasterEvent {
    /** Takes the events, one method for each. */
    interface Receiver {
        /** A worker has joined. */
        void onJoined(WorkerLink link);

        /** A message of a worker has come. */
        void onSaid(WorkerLink link, WorkerMessage message);

        /** A worker has sent a message that no worker of this build can mean. */
        void onUnreadable(Unreadable message);

        /** The link to a worker has closed. */
        void onClosed(WorkerLink link, String reason);

        /** The process of a worker has ended. */
        void onExited(WorkerExit exit);

        /** The user wants the run to stop. */
        void onStopRequested();
    }

    /** Calls the method of the receiver that is for this event. */
    void dispatch(Receiver receiver);

    record Joined(WorkerLink link) implements MasterEvent {
        @Override
        public void dispatch(Receiver receiver) {
            receiver.onJoined(link);
        }
    }

    record Said(WorkerLink link, WorkerMessage message) implements MasterEvent {
        @Override
        public void dispatch(Receiver receiver) {
            receiver.onSaid(link, message);
        }
    }

    /**
     * A message that cannot be read.
     *
     * @param link link over which it came.
     * @param type name of the message.
     * @param reason the fault in it.
     */
    record Unreadable(WorkerLink link, String type, String reason) implements MasterEvent {
        @Override
        public void dispatch(Receiver receiver) {
            receiver.onUnreadable(this);
        }
    }

    record Closed(WorkerLink link, String reason) implements MasterEvent {
        @Override
        public void dispatch(Receiver receiver) {
            receiver.onClosed(link, reason);
        }
    }

    record Exited(WorkerExit exit) implements MasterEvent {
        @Override
        public void dispatch(Receiver receiver) {
            receiver.onExited(exit);
        }
    }

    record StopRequested() implements MasterEvent {
        @Override
        public void dispatch(Receiver receiver) {
            receiver.onStopRequested();
        }
    }
}
