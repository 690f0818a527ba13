package org.chronogram.models.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * How far a worker has come in an exchange that is repeated. A peer can be one exchange ahead, never two: it ends an exchange
 * only when this worker has begun it. So datagrams are counted for this exchange and for the next. Used by one thread.
 */
final class ExchangeProgress {
    private final transient List<Stage> stages;
    private final int[] received = new int[2 * Datagram.KINDS];
    private long number = -1;
    private int stage;

    ExchangeProgress(List<Stage> stages) {
        this.stages = stages;
        stage = stages.size();
    }

    long number() {
        return number;
    }

    boolean exists() {
        return !stages.isEmpty();
    }

    boolean isDone() {
        return stage == stages.size();
    }

    /** Begins the next exchange. */
    void begin() {
        int from = offset(number);
        Arrays.fill(received, from, from + Datagram.KINDS, 0);
        number++;
        stage = 0;
    }

    void count(long numberOfDatagram, int kind) {
        if (numberOfDatagram != number && numberOfDatagram != number + 1) {
            throw new IllegalStateException("a datagram of exchange " + numberOfDatagram + " in exchange " + number
                    + ", expected this one or the next");
        }
        received[offset(numberOfDatagram) + kind]++;
    }

    /** Returns how many datagrams of a kind have come in this exchange. */
    int received(int kind) {
        return received[offset(number) + kind];
    }

    private static int offset(long number) {
        return (int) (number & 1) * Datagram.KINDS;
    }

    /** Returns the next stage if it has all that it waits for, and goes on; null if not, or when the exchange is done. */
    Stage next() {
        if (isDone()
                || received(stages.get(stage).awaitedKind()) < stages.get(stage).awaited()) {
            return null;
        }
        return stages.get(stage++);
    }
}
