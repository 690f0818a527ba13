package org.chronogram.models.pcs;

/**
 * The loss system with finitely many sources (T. Engset, "Die Wahrscheinlichkeitsrechnung zur Bestimmung der Wählerzahl
 * in automatischen Fernsprechämtern", Elektrotechnische Zeitschrift 39, 1918; L. Kleinrock, Queueing Systems, vol. 1,
 * 1975, section 3.9). Idle sources attempt calls independently of each other, so the rate of attempts falls with the number
 * of calls. With ever more sources and the same load in all it becomes Erlang's loss system.
 *
 * @param sources number of sources.
 * @param servers number of servers, here the channels of a cell.
 * @param load mean time of a call over the mean time until an idle source attempts one.
 */
record Engset(int sources, int servers, double load) {
    /** Probability that an attempt finds all servers busy: it sees the state that the other sources would have alone. */
    double blocking() {
        return timeBlocking(sources - 1);
    }

    /** Mean number of busy servers: where as many calls begin as end. */
    double meanBusy() {
        double carried = load * (1 - blocking());
        return sources * carried / (1 + carried);
    }

    /** Share of the time in which all servers are busy, by the recursion over their number. */
    private double timeBlocking(int callers) {
        double blocking = 1;
        for (int server = 1; server <= servers; server++) {
            double attempts = Math.max(0, callers - server + 1.0) * load * blocking;
            blocking = attempts / (server + attempts);
        }
        return blocking;
    }
}
