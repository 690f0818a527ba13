package org.chronogram.master;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chronogram.host.WorkerHost;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.WorkerMessage.LpEventsPart;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.protocol.WorkerMessage.Ready;
import org.chronogram.protocol.WorkerMessage.StatisticsPart;
import org.chronogram.results.LpEvents;
import org.chronogram.results.Recovery;
import org.chronogram.run.PreparedRun;

/**
 * One epoch of the mesh of workers, as the messages of the workers tell it. An epoch ends when a worker is lost: the next
 * epoch takes over the links of the other workers and nothing else. Not thread safe.
 */
final class MeshEpoch {
    private static final String RUN_NOT_BEGUN = "the run had not begun";
    private static final String OUTCOME_BEFORE = "it had an outcome before";

    private final int number;
    private final WorkerLink[] links;
    private final Ready[] ready;
    private final Outcome[] outcomes;
    private final boolean[] connected;
    private final SilentLinks silentLinks;
    private final long[] parts;
    private final StatisticSet declared;
    private final LpEventCounts lpEvents;
    private StatisticSet statistics;

    private MeshEpoch(int number, WorkerLink[] links, StatisticSet declared, LpEventCounts lpEvents) {
        this.number = number;
        this.links = links;
        this.declared = declared;
        this.lpEvents = lpEvents;
        parts = new long[links.length];
        ready = new Ready[links.length];
        outcomes = new Outcome[links.length];
        connected = new boolean[links.length];
        silentLinks = new SilentLinks(links.length);
    }

    /** Returns the epoch of that number, with which a run begins. */
    static MeshEpoch first(int number, PreparedRun prepared) {
        return first(
                number,
                prepared.specification().layout().workers(),
                prepared.declaration().statistics(),
                LpEventCounts.of(prepared));
    }

    /**
     * Returns the epoch with which a run begins.
     *
     * @param number its number.
     * @param workers how many there are.
     * @param declared declarations of the model.
     * @param lpEvents takes the events of the LPs.
     */
    static MeshEpoch first(int number, int workers, StatisticSet declared, LpEventCounts lpEvents) {
        return new MeshEpoch(number, new WorkerLink[workers], declared, lpEvents);
    }

    /** Returns the epoch after this one, without the link of the lost worker, which is closed. */
    MeshEpoch without(int lostWorker) {
        WorkerLink[] kept = links.clone();
        if (kept[lostWorker] != null) {
            // On a host that was lost the worker may still live: without its link it ends.
            kept[lostWorker].close();
        }
        kept[lostWorker] = null;
        return new MeshEpoch(number + 1, kept, declared, lpEvents.empty());
    }

    int number() {
        return number;
    }

    int workers() {
        return links.length;
    }

    /** Returns the link of a worker, null while there is none. */
    WorkerLink link(int worker) {
        return links[worker];
    }

    /** Tells whether this is the link of a worker of the run, and the newest one. */
    boolean isCurrent(WorkerLink link) {
        return link.worker() < links.length && link.equals(links[link.worker()]);
    }

    /** Sends a message to a worker, if it has a link. */
    void send(int worker, MasterMessage message) {
        if (links[worker] != null) {
            links[worker].send(message);
        }
    }

    void sendToAll(MasterMessage message) {
        for (int worker = 0; worker < links.length; worker++) {
            send(worker, message);
        }
    }

    void join(int worker, WorkerLink link) {
        links[worker] = link;
    }

    /**
     * Takes where a worker receives; returns whether this is known of all now.
     *
     * @throws IllegalStateException when the worker has sent this message before.
     * @throws IllegalArgumentException when it does not say where each of its peers must send to.
     */
    boolean ready(int worker, Ready message) {
        requireEndpoints(worker, message.endpoints());
        requireOrder(ready[worker] == null, "it was ready before");
        ready[worker] = message;
        return allReady();
    }

    private void requireEndpoints(int worker, List<String> endpoints) {
        if (endpoints.size() != links.length) {
            throw new IllegalArgumentException(
                    endpoints.size() + " endpoints, expected one for each of " + links.length + " workers");
        }
        for (int peer = 0; peer < links.length; peer++) {
            if (peer != worker && endpoints.get(peer) == null) {
                throw new IllegalArgumentException("no endpoint for worker " + peer);
            }
        }
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
    List<Ready> ready() {
        return List.of(ready);
    }

    /** Returns endpoints and steps of all workers, for a worker; all must be ready. */
    MasterMessage.Roster roster(int worker) {
        List<String> endpoints = new ArrayList<>();
        for (int peer = 0; peer < links.length; peer++) {
            endpoints.add(peer == worker ? null : ready[peer].endpoints().get(worker));
        }
        return new MasterMessage.Roster(
                endpoints, Arrays.stream(ready).map(Ready::step).toList());
    }

    /** Returns how many steps the furthest worker has completed; all must be ready. */
    long mostCompletedSteps() {
        return Arrays.stream(ready).mapToLong(Ready::completedSteps).max().orElseThrow();
    }

    /** Returns in words which survivors of a loss stay where they were, and which go back; all must be ready. */
    String recoveryKind(WorkerHost host) {
        long stayed = Arrays.stream(ready).filter(Ready::stayed).count();
        long survivors = IntStream.range(0, links.length)
                .filter(worker -> host.launchEpoch(worker) != number)
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

    /**
     * Notes that the streams of a worker stand; returns whether those of all do now.
     *
     * @throws IllegalStateException when they cannot, or the worker has sent this message before.
     */
    boolean connected(int worker) {
        requireOrder(allReady(), "not all workers were ready");
        requireOrder(!connected[worker], "it was connected before");
        connected[worker] = true;
        return isStarted();
    }

    /** Returns the links between workers over which nothing arrives. */
    SilentLinks silentLinks() {
        return silentLinks;
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
     * Merges a part of the statistics of a worker; returns the number of its parts of any kind so far.
     *
     * @throws IllegalStateException when the run has not begun, or the worker has sent its outcome.
     * @throws IllegalArgumentException when it is not of this model.
     */
    long statistics(int worker, StatisticsPart part) {
        requireOrder(isStarted(), RUN_NOT_BEGUN);
        requireOrder(outcomes[worker] == null, OUTCOME_BEFORE);
        statistics().mergePart(part.bytes());
        return ++parts[worker];
    }

    /**
     * Takes a part of the events of the LPs of a worker; returns the number of its parts of any kind so far.
     *
     * @throws IllegalStateException when the run has not begun, or the worker has sent its outcome.
     * @throws IllegalArgumentException when the worker does not have so many LPs.
     */
    long lpEvents(int worker, LpEventsPart part) {
        requireOrder(isStarted(), RUN_NOT_BEGUN);
        requireOrder(outcomes[worker] == null, OUTCOME_BEFORE);
        lpEvents.add(worker, part);
        return ++parts[worker];
    }

    /** Returns the events of the LPs of all workers; to be called when all outcomes are in. */
    LpEvents lpEvents() {
        return lpEvents.all();
    }

    /** Returns the merged statistics of the workers. */
    StatisticSet statistics() {
        if (statistics == null) {
            statistics = declared.emptyCopy();
        }
        return statistics;
    }

    /**
     * Takes the outcome of a worker.
     *
     * @throws IllegalStateException when the run has not begun, the worker has sent its outcome before, or parts of it are
     *     missing.
     */
    void outcome(int worker, Outcome outcome) {
        requireOrder(isStarted(), RUN_NOT_BEGUN);
        requireOrder(outcomes[worker] == null, OUTCOME_BEFORE);
        requireOrder(
                outcome.parts() == parts[worker],
                parts[worker] + " of " + outcome.parts() + " parts of its outcome came");
        requireOrder(lpEvents.missing(worker) == 0, "the events of " + lpEvents.missing(worker) + " LPs are missing");
        outcomes[worker] = outcome;
    }

    Outcome[] outcomes() {
        return outcomes;
    }

    boolean isDone() {
        return Arrays.stream(outcomes).allMatch(Objects::nonNull);
    }
}
