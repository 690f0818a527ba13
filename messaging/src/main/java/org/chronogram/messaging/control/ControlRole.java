package org.chronogram.messaging.control;

/** The role of the client side of a control link; part of its proof in the handshake. */
public enum ControlRole {
    /** A worker process of the run. */
    WORKER,
    /** A process on another host that starts workers there. */
    HOST,
    /** A connection that carries files. */
    FILES
}
