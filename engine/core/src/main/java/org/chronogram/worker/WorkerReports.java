package org.chronogram.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronogram.kernel.ProgressCounters;
import org.chronogram.messaging.udp.PeerSilence;
import org.chronogram.protocol.SilentPeer;
import org.chronogram.protocol.WorkerMessage.Busy;
import org.chronogram.protocol.WorkerMessage.MeshReport;
import org.chronogram.protocol.WorkerMessage.ProgressReport;
import org.chronogram.sync.PublishedTimes;

/**
 * Reports of a worker to the master while it takes steps: how far it has come, and its LPs under execution when a step takes
 * long.
 * Any thread may ask for {@link #progress}; one thread asks for {@link #busy}.
 */
final class WorkerReports {
    private static final long LONG_STEP_NS = TimeUnit.SECONDS.toNanos(1);

    /** Longer than a working stream is ever silent, in spite of datagrams that are lost. */
    private static final long SILENT_NS = TimeUnit.MILLISECONDS.toNanos(500);

    /** The mesh of an epoch. */
    private record EpochMesh(int epoch, PeerSilence silence) {}

    private final IntFunction<String> activities;
    private final List<ActivityWatch> watches;
    private volatile int epoch;
    private volatile List<ProgressCounters> counters = List.of();
    private volatile List<PublishedTimes> times = List.of();
    private volatile Optional<EpochMesh> mesh = Optional.empty();
    private long lastSteps = -1;
    private long lastStepNs;

    /**
     * Prepares reports; there is no progress to report yet.
     *
     * @param epoch epoch of the mesh.
     * @param threads number of partitions of the worker.
     * @param activities gives the LP under execution in a partition; empty for none.
     */
    WorkerReports(int epoch, int threads, IntFunction<String> activities) {
        this.epoch = epoch;
        this.activities = activities;
        watches = Stream.generate(ActivityWatch::new).limit(threads).toList();
    }

    /** The worker goes on in another epoch of the mesh. */
    void enterEpoch(int newEpoch) {
        epoch = newEpoch;
    }

    /** The worker has the mesh of an epoch. */
    void enterMesh(int meshEpoch, PeerSilence silence) {
        mesh = Optional.of(new EpochMesh(meshEpoch, silence));
    }

    /** The worker has no mesh. */
    void leaveMesh() {
        mesh = Optional.empty();
    }

    /** Returns which peers are silent; empty while there is no mesh. */
    Optional<MeshReport> mesh() {
        return mesh.map(present -> {
            PeerSilence silence = present.silence();
            List<SilentPeer> silent = IntStream.of(silence.silentFor(SILENT_NS))
                    .mapToObj(peer -> new SilentPeer(peer, TimeUnit.NANOSECONDS.toMillis(silence.silentNs(peer))))
                    .toList();
            return new MeshReport(present.epoch(), TimeUnit.NANOSECONDS.toMillis(silence.turnedNs()), silent);
        });
    }

    /** The partitions begin to take steps, and count them and where their time goes here. */
    void begin(List<ProgressCounters> newCounters, List<PublishedTimes> newTimes) {
        times = newTimes;
        counters = newCounters;
    }

    /** Returns how far the worker has come: as far as its last partition; empty before the first step. */
    Optional<ProgressReport> progress() {
        List<ProgressCounters> running = counters;
        if (running.isEmpty()) {
            return Optional.empty();
        }
        long simulatedTicks = Long.MAX_VALUE;
        long steps = Long.MAX_VALUE;
        long events = 0;
        for (ProgressCounters partition : running) {
            simulatedTicks = Math.min(simulatedTicks, partition.simulatedTicks());
            steps = Math.min(steps, partition.steps());
            events += partition.events();
        }
        return Optional.of(new ProgressReport(epoch, simulatedTicks, events, steps, PartitionLoads.of(times)));
    }

    /**
     * Returns the LPs under execution when the worker has been in the same step for long; else empty.
     *
     * @param steps steps that the worker has completed.
     */
    Optional<Busy> busy(long steps, long nowNs) {
        if (steps != lastSteps) {
            lastSteps = steps;
            lastStepNs = nowNs;
        }
        List<String> doing = new ArrayList<>();
        for (int thread = 0; thread < watches.size(); thread++) {
            String activity = watches.get(thread).look(activities.apply(thread), nowNs);
            if (!activity.isEmpty()) {
                doing.add(activity);
            }
        }
        return doing.isEmpty() || nowNs - lastStepNs < LONG_STEP_NS
                ? Optional.empty()
                : Optional.of(new Busy(epoch, String.join("; ", doing)));
    }
}
