package org.chronogram.master;

import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlMessage;

/** Something the master reacts to. All of them go through one queue, so the master's state belongs to one thread. */
sealed interface MasterEvent {
    /** A worker has joined. */
    record Joined(ControlLink link) implements MasterEvent {}

    /** A worker has said something. */
    record Said(ControlLink link, ControlMessage message) implements MasterEvent {}

    /** The link to a worker has closed. */
    record Closed(ControlLink link, String reason) implements MasterEvent {}

    /** A worker's process has ended. */
    record Exited(int worker, int launchEpoch, int exitCode) implements MasterEvent {}

    /** The user wants the run to stop. */
    record StopRequested() implements MasterEvent {}
}
