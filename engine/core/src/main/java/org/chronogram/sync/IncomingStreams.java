package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.chronogram.kernel.Kernel;
import org.chronogram.messaging.FrameHandler;

/** The streams of frames that reach a partition, and the barrier at which their ENDs meet. Not thread safe. */
final class IncomingStreams implements FrameHandler {
    private final StepBarrier barrier;
    /** By source: the siblings by thread, then the peers by worker. The entries of this partition and worker stay unused. */
    private final IncomingStream[] streams;

    private final int firstPeer;

    /**
     * Creates the streams of one of a worker's partitions.
     *
     * @param layout place of the worker.
     * @param kernel takes the events.
     */
    IncomingStreams(WorkerLayout layout, Kernel kernel) {
        firstPeer = layout.threads();
        int siblings = layout.threads() - 1;
        int peers = layout.workers() - 1;
        barrier = new StepBarrier(1 + siblings + peers);
        streams = new IncomingStream[layout.threads() + layout.workers()];
        for (int source = 0; source < streams.length; source++) {
            streams[source] = new IncomingStream(source, layout.namedOf(1), kernel, barrier);
        }
    }

    @Override
    public boolean onFrame(int source, DirectBuffer buffer, int offset, int length) {
        streams[source].onFrame(buffer, offset, length);
        return true;
    }

    StepBarrier barrier() {
        return barrier;
    }

    /** Returns the number of sources. */
    int sources() {
        return streams.length;
    }

    /** Enters the next step and takes the frames that have arrived for it. */
    void beginStep(long step) {
        barrier.beginStep(step);
        for (IncomingStream stream : streams) {
            stream.beginStep();
        }
        for (IncomingStream stream : streams) {
            stream.takeWaiting();
        }
    }

    /** The peers will begin again, in another mesh. */
    void expectRepetition() {
        for (int source = firstPeer; source < streams.length; source++) {
            streams[source].expectRepetition();
        }
    }
}
