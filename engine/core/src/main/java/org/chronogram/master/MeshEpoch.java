package org.chronogram.master;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.model.StatisticSet;
import org.chronogram.results.Recovery;
import org.chronogram.worker.ControlMessages;

/**
 * What the workers have said in one incarnation of their mesh. It ends when a worker is lost: the next one begins with the
 * links of the others and forgets all else. Not thread safe.
 */
final class MeshEpoch {
    private static final String RUN_NOT_BEGUN = "the run had not begun";
    private static final String OUTCOME_BEFORE = "it had an outcome before";

    private final int number;
    private final ControlLink[] links;
    private final ControlMessages.Ready[] ready;
    private final ControlMessages.Outcome[] outcomes;
    private final boolean[] connected;
    private final long[] statisticsParts;
    private final StatisticSet declared;
    private StatisticSet statistics;

    private MeshEpoch(int number, ControlLink[] links, StatisticSet declared) {
        this.number = number;
        this.links = links;
        this.declared = declared;
        statisticsParts = new long[links.length];
        ready = new ControlMessages.Ready[links.length];
        outcomes = new ControlMessages.Outcome[links.length];
        connected = new boolean[links.length];
    }

    /**
     * Returns the epoch with which a run begins.
     *
     * @param number its number.
     * @param workers how many there are.
     * @param declared what the model has declared.
     */
    static MeshEpoch first(int number, int workers, StatisticSet declared) {
        return new MeshEpoch(number, new ControlLink[workers], declared);
    }

    /** Returns the epoch after this one, without the link of the lost worker. */
    MeshEpoch without(int lostWorker) {
        ControlLink[] kept = links.clone();
        kept[lostWorker] = null;
        return new MeshEpoch(number + 1, kept, declared);
    }

    int number() {
        return number;
    }

    int workers() {
        return links.length;
    }

    /** Returns the link of a worker, null while there is none. */
    ControlLink link(int worker) {
        return links[worker];
    }

    void join(int worker, ControlLink link) {
        links[worker] = link;
    }

    /**
     * Takes where a worker receives; returns whether this is known of all now.
     *
     * @throws IllegalStateException when the worker has said it before.
     */
    boolean ready(int worker, ControlMessages.Ready message) {
        requireOrder(ready[worker] == null, "it was ready before");
        ready[worker] = message;
        return allReady();
    }

    private boolean allReady() {
        return Arrays.stream(ready).allMatch(Objects::nonNull);
    }

    private static void requireOrder(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Returns where each worker goes on; all must be ready. */
    List<ControlMessages.Ready> whereabouts() {
        return List.of(ready);
    }

    /** Returns the step in which each worker is; all must be ready. */
    List<Long> steps() {
        return Arrays.stream(ready).map(ControlMessages.Ready::step).toList();
    }

    /** Returns how many steps the furthest worker has taken; all must be ready. */
    long furthestSteps() {
        return Arrays.stream(ready)
                .mapToLong(ControlMessages.Ready::stepsTaken)
                .max()
                .orElseThrow();
    }

    /** Returns in words which workers stay where they were, and which go back; all must be ready. */
    String way(WorkerFleet fleet) {
        long stayed = Arrays.stream(ready).filter(ControlMessages.Ready::stayed).count();
        long survivors = IntStream.range(0, links.length)
                .filter(worker -> fleet.launchEpoch(worker) != number)
                .count();
        if (stayed == 0) {
            return Recovery.ROLLBACK;
        }
        return stayed == survivors ? Recovery.STAY : stayed + " of " + survivors + " survivors stay";
    }

    /** Returns a worker for which the others wait before the first step. */
    int firstNotReady() {
        return Math.max(0, Arrays.asList(ready).indexOf(null));
    }

    /** Returns where a worker receives what another sends; null for itself. */
    String endpoint(int worker, int sender) {
        return worker == sender ? null : ready[worker].endpoints().get(sender);
    }

    /**
     * Notes that the streams of a worker stand; returns whether those of all do now.
     *
     * @throws IllegalStateException when they cannot, or the worker has said it before.
     */
    boolean connected(int worker) {
        requireOrder(allReady(), "not all workers were ready");
        requireOrder(!connected[worker], "it was connected before");
        connected[worker] = true;
        return isStarted();
    }

    boolean isStarted() {
        for (boolean stands : connected) {
            if (!stands) {
                return false;
            }
        }
        return true;
    }

    /**
     * Merges what a worker has recorded; returns how many parts of it there were.
     *
     * @throws IllegalStateException when the run has not begun, or the worker has said all.
     * @throws IllegalArgumentException when it is not of this model.
     */
    long statistics(int worker, ControlMessages.StatisticsPart part) {
        requireOrder(isStarted(), RUN_NOT_BEGUN);
        requireOrder(outcomes[worker] == null, OUTCOME_BEFORE);
        statistics().mergePart(part.bytes());
        return ++statisticsParts[worker];
    }

    /** Returns what the workers have recorded, merged. */
    StatisticSet statistics() {
        if (statistics == null) {
            statistics = declared.emptyCopy();
        }
        return statistics;
    }

    /**
     * Takes what a worker did.
     *
     * @throws IllegalStateException when the run has not begun, the worker has said it before, or statistics are missing.
     */
    void outcome(int worker, ControlMessages.Outcome outcome) {
        requireOrder(isStarted(), RUN_NOT_BEGUN);
        requireOrder(outcomes[worker] == null, OUTCOME_BEFORE);
        requireOrder(
                outcome.statisticsParts() == statisticsParts[worker],
                statisticsParts[worker] + " of " + outcome.statisticsParts() + " parts of its statistics came");
        outcomes[worker] = outcome;
    }

    ControlMessages.Outcome[] outcomes() {
        return outcomes;
    }

    boolean isDone() {
        return Arrays.stream(outcomes).allMatch(Objects::nonNull);
    }
}
