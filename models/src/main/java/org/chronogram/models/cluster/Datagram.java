package org.chronogram.models.cluster;

/**
 * The kinds of datagrams. The kind is part of the type of an event, whose one field is the number of the exchange that the
 * datagram is part of: a step, or one of the disseminations that last for several steps.
 */
final class Datagram {
    /** Events of a step, without an END. */
    static final int EVENTS = 0;

    /** END of one worker. */
    static final int END = 1;

    /** The ENDs of several workers, on their way to all. */
    static final int UP = 2;

    /** The ENDs of all workers. */
    static final int DOWN = 3;

    private static final int FIRST_ROUND = 4;
    private static final int MOST_ROUNDS = 12;

    /** How many kinds there are. */
    static final int KINDS = FIRST_ROUND + MOST_ROUNDS;

    /** Added to the kind where the datagram is not part of a step. */
    static final int LASTING = KINDS;

    /** Type of the event by which a worker that has no peer goes on to its next step. */
    static final int NEXT_STEP = 2 * KINDS;

    private Datagram() {}

    static int round(int round) {
        return FIRST_ROUND + round;
    }
}
