package org.chronogram.models.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The dissemination pattern among a number of members: in round r each sends to the member 2^r further on, and after log2 of
 * their number rounds each has heard of all (D. Hensgen, R. Finkel and U. Manber, "Two Algorithms for Barrier
 * Synchronization", International Journal of Parallel Programming 17(1), 1988).
 *
 * @param members how many members.
 * @param workerOf gives the worker that a member is.
 */
record Dissemination(int members, IntUnaryOperator workerOf) {
    static int rounds(int members) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(members - 1);
    }

    /**
     * Returns the stages of a member: when it has what {@code first} waits for it begins the rounds, and after the last one it
     * sends what {@code last} sends.
     */
    List<Stage> stages(int member, Stage first, Stage last) {
        List<Stage> stages = new ArrayList<>();
        int awaitedKind = first.awaitedKind();
        int awaited = first.awaited();
        for (int round = 0; round < rounds(members); round++) {
            int target = workerOf.applyAsInt((int) ((member + (1L << round)) % members));
            stages.add(new Stage(awaitedKind, awaited, Datagram.round(round), target));
            awaitedKind = Datagram.round(round);
            awaited = 1;
        }
        stages.add(new Stage(awaitedKind, awaited, last.sentKind(), last.targets()));
        return stages;
    }
}
