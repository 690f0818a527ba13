package org.chronogram.run;

/** A fault of one process. */
public enum ProcessFault {
    /** The process is killed. */
    KILL,

    /** The process is stopped and never continued, as if it hung. */
    STOP
}
