package org.chronogram.models.cluster;

import java.util.stream.IntStream;

/**
 * Which workers send each other events in a step, and in how many datagrams. Immutable.
 *
 * <p>Where a worker has fewer events for others than there are others, it reaches only some of them, and others in each
 * step. How many is the expected number of targets that are drawn at least once; which ones takes turns, so that a receiver
 * knows how many datagrams to wait for.
 */
final class EventTraffic {
    private final ClusterSettings settings;
    private final int[] offsets;
    private final int peersInStep;
    private final double eventsPerPeer;

    EventTraffic(ClusterSettings settings) {
        this.settings = settings;
        offsets = settings.neighbours() == 0
                ? IntStream.range(1, settings.workers()).toArray()
                : neighbourOffsets(settings);
        double events = (double) settings.events() * settings.threads() * settings.remote() * shareOfOthers(1);
        peersInStep = peersDrawn(events, offsets.length);
        eventsPerPeer = peersInStep == 0 ? 0 : events / peersInStep;
    }

    private static int[] neighbourOffsets(ClusterSettings settings) {
        int workers = settings.workers();
        return IntStream.rangeClosed(1, settings.neighbours() / 2)
                .flatMap(distance -> IntStream.of(distance, -distance))
                .map(offset -> Math.floorMod(offset, workers))
                .filter(offset -> offset > 0)
                .distinct()
                .toArray();
    }

    private static int peersDrawn(double events, int peers) {
        if (peers == 0 || events < 0.5) {
            return 0;
        }
        return (int) Math.max(1, Math.round(peers * -StrictMath.expm1(-events / peers)));
    }

    /** Returns which share of all that lies in reach of a worker, itself included, is other than one of its parts. */
    private double shareOfOthers(int partsOfWorker) {
        double reach = (offsets.length + 1.0) * partsOfWorker;
        return (reach - 1) / reach;
    }

    /** Returns the share of all events that are for another partition, in this worker or elsewhere. */
    double shareOfRemoteEvents() {
        return settings.remote() * shareOfOthers(settings.threads());
    }

    static int[] others(int workers, int worker) {
        return IntStream.range(1, workers)
                .map(offset -> (worker + offset) % workers)
                .toArray();
    }

    /** Returns all workers to which a worker ever sends events. */
    int[] targets(int worker) {
        return IntStream.of(offsets)
                .map(offset -> (worker + offset) % settings.workers())
                .toArray();
    }

    /** Returns to how many workers a worker has events in a step. */
    int peersInStep() {
        return peersInStep;
    }

    int target(int worker, long step, int number) {
        return (worker + offset(step, number)) % settings.workers();
    }

    private int offset(long step, int number) {
        return offsets[(int) ((step * peersInStep + number) % offsets.length)];
    }

    /** Returns how many datagrams with events of a step a worker gets, those with an END left out. */
    int awaited(int worker, long step) {
        int awaited = 0;
        for (int number = 0; number < peersInStep; number++) {
            int source = Math.floorMod(worker - offset(step, number), settings.workers());
            awaited += datagrams(source, worker);
        }
        return awaited;
    }

    /** Returns how many datagrams carry the events from one worker to another in a step, one with an END left out. */
    int datagrams(int from, int to) {
        int needed = (int) Math.ceil(eventsPerPeer / settings.datagramEvents(from, to));
        return settings.pattern().sendsEventsWithEnd() ? needed - 1 : needed;
    }
}
