package org.chronogram.model.resource;

/** What happens to a job that comes to a {@link Server}. */
public enum Admission {
    /** A server was free: the service begins now, and the LP schedules its end. */
    STARTED,

    /** All servers are busy: the job waits. */
    WAITING,

    /** All servers are busy and the queue is full: the job is lost. */
    LOST
}
