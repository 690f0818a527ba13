package org.chronogram.models.cluster;

/**
 * One stage of an exchange, as one worker goes through it: it waits for a number of datagrams of one kind, then sends some.
 * Immutable; the array of targets is not changed.
 */
final class Stage {
    private final int awaitedKind;
    private final int awaited;
    private final int sentKind;
    private final int[] targets;

    Stage(int awaitedKind, int awaited, int sentKind, int... targets) {
        this.awaitedKind = awaitedKind;
        this.awaited = awaited;
        this.sentKind = sentKind;
        this.targets = targets;
    }

    int awaitedKind() {
        return awaitedKind;
    }

    int awaited() {
        return awaited;
    }

    int sentKind() {
        return sentKind;
    }

    int[] targets() {
        return targets;
    }
}
