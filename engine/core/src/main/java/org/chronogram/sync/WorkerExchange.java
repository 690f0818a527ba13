package org.chronogram.sync;

import java.util.Arrays;
import java.util.Optional;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.ParkedThread;

/** Connects the partitions of a worker with each other and with the peers of the worker. */
interface WorkerExchange {
    /**
     * Creates the exchange that fits a worker's place in the run.
     *
     * @param layout place of the worker.
     * @param marks how far the checkpoints have come.
     * @param messageLogBytes most memory for frames that are kept to be sent again; 0 to keep none.
     * @param clock clock for probes of idle streams.
     */
    static WorkerExchange of(WorkerLayout layout, CheckpointMarks marks, long messageLogBytes, NanoClock clock) {
        if (layout.workers() == 1) {
            return new AloneExchange(layout);
        }
        MessageLog messageLog = new MessageLog(layout.workers(), marks, messageLogBytes);
        OutgoingStreams toPeers = new OutgoingStreams(layout, messageLog);
        return layout.threads() == 1 && !layout.messagingThread()
                ? new InlineExchange(layout, toPeers, clock)
                : new ThreadedExchange(layout, toPeers, clock);
    }

    /** Returns the exchange of one of the worker's partitions, by the index of its thread. */
    PartitionExchange partition(int thread);

    /** Returns the doorbell that wakes the thread of one of the worker's partitions, by the index of the thread. */
    Doorbell doorbell(int thread);

    /** Returns the handler of the frames that arrive from peers. */
    FrameHandler meshHandler();

    /** Continues a run; to be called before the first {@link #connect}. */
    void startAt(long firstStep);

    /**
     * Leads all streams into a mesh, and repeats for each peer the frames that it lacks.
     *
     * @param mesh the mesh.
     * @param epoch its epoch.
     * @param steps the step in which each worker is.
     */
    void connect(PeerMesh mesh, int epoch, long[] steps);

    /** Hands the frames that have arrived to the partitions. No agent may be at work. */
    void drain();

    /** Tells whether all frames that were sent in a step and later ones can be sent again. */
    boolean canRepeatFrom(long step);

    /** Returns the agent that moves messages, where it has a thread of its own. */
    Optional<Agent> messagingAgent();

    /** Returns the doorbell that wakes the thread which drives the mesh. */
    Doorbell messagingDoorbell();

    /** Creates the doorbells of a number of threads that sleep until another thread wakes them. */
    static Doorbell[] doorbells(int threads) {
        Doorbell[] doorbells = new Doorbell[threads];
        Arrays.setAll(doorbells, thread -> new Doorbell(new ParkedThread()));
        return doorbells;
    }

    /** Returns the most bytes that ever waited for room in the messaging agent; 0 where there is none. */
    long peakWaitingBytesOfAgent();
}
