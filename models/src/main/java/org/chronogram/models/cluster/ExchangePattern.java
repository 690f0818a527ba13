package org.chronogram.models.cluster;

import java.util.Arrays;
import java.util.Locale;

/** Whom a worker tells that it has ended its window, and so how all learn that a step has ended. */
enum ExchangePattern {
    /** Each worker sends an END to each other one, as Chronogram does. */
    ALL,
    /** log2 w rounds; in round r each worker sends one END to the worker 2^r further on (Hensgen, Finkel, Manber 1988). */
    DISSEMINATION,
    /** ENDs are combined up a binomial tree, and the result goes down again. */
    TREE,
    /** The first worker of each host gathers the ENDs of the host; dissemination between these, and back. */
    HIERARCHICAL,
    /** END to the neighbours alone; a dissemination among all that lasts for several steps. */
    NEIGHBOURS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ExchangePattern of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String[] words() {
        return Arrays.stream(values()).map(ExchangePattern::word).toArray(String[]::new);
    }

    /** Returns whether END goes to every worker that can get events, so that events and END share a datagram. */
    boolean sendsEventsWithEnd() {
        return this == ALL || this == NEIGHBOURS;
    }
}
