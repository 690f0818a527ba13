package org.chronogram.run;

/** The thread of a worker that moves messages between workers. */
public enum MessagingMode {
    /** A thread of its own where every simulation and messaging thread on this host gets a core, inline otherwise. */
    AUTO,
    /** The first simulation thread of the worker: no hand-over, no thread that takes the core a peer needs. */
    INLINE,
    /** A thread of its own: messages move while the simulation threads compute. */
    THREAD
}
