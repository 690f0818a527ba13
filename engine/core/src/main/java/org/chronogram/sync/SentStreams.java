package org.chronogram.sync;

import org.agrona.DirectBuffer;
import org.chronogram.messaging.FrameSender;
import org.chronogram.messaging.udp.Mesh;

/**
 * The streams from a worker to its peers. Nothing is refused: what the transport has no room for waits here.
 *
 * <p>What was sent since the last checkpoint is kept, so that a peer that is replaced can be sent all of it again while this
 * worker stays where it is. When that takes more memory than allowed, what was sent is dropped, and keeping begins anew with
 * the next checkpoint; until then this worker would have to go back with the one that is lost. Sender-based message logging
 * is from David B. Johnson and Willy Zwaenepoel, "Sender-based message logging", Fault-Tolerant Computing Symposium, 1987.
 *
 * <p>A peer that is behind is sent no more than it can take: the frames of the step in which it is. Not thread safe.
 */
final class SentStreams {
    private static final long NOTHING = Long.MAX_VALUE;

    private final int worker;
    private final CheckpointMarks marks;
    private final long keptBytesLimit;
    private final SentFrames.Chunks chunks;
    private final SentFrames[] frames;
    private final FrameSender[] senders;
    private final long[] peerStep;
    private int epoch;
    private long keptFromStep;
    private long droppedInStep = -1;
    private long droppedBeforeStep;
    private long peakWaitingBytes;

    /**
     * Creates the streams, which lead nowhere yet.
     *
     * @param worker index of this worker.
     * @param workers number of workers.
     * @param firstStep first step of which frames will be sent.
     * @param marks how far the checkpoints have come.
     * @param keptBytesLimit most memory for what is kept; 0 to keep nothing.
     */
    SentStreams(int worker, int workers, long firstStep, CheckpointMarks marks, long keptBytesLimit) {
        this.worker = worker;
        this.marks = marks;
        this.keptBytesLimit = keptBytesLimit;
        chunks = new SentFrames.Chunks(Math.toIntExact(Math.max(16, keptBytesLimit / SentFrames.CHUNK_BYTES)));
        frames = new SentFrames[workers];
        senders = new FrameSender[workers];
        peerStep = new long[workers];
        for (int peer = 0; peer < workers; peer++) {
            frames[peer] = peer == worker ? null : new SentFrames(chunks);
        }
        keptFromStep = keptBytesLimit == 0 ? NOTHING : firstStep;
    }

    /**
     * Leads the streams into a mesh, and repeats for each peer what it has not got.
     *
     * @param mesh the mesh.
     * @param newEpoch its epoch.
     * @param steps the step in which each worker is.
     */
    void connect(Mesh mesh, int newEpoch, long[] steps) {
        epoch = newEpoch;
        for (int peer = 0; peer < frames.length; peer++) {
            if (peer != worker) {
                senders[peer] = mesh.sender(peer);
                peerStep[peer] = steps[peer];
                // A step must be whole, so that its END counts what arrives; also where the peer will drop it.
                frames[peer].sendAgainFrom(Math.min(steps[peer], steps[worker]));
            }
        }
    }

    /** Tells whether all that was sent in a step and later ones can be sent again. */
    boolean isKeptFrom(long step) {
        return keptFromStep <= step;
    }

    /** Sends a frame; the buffer may be reused on return. */
    void send(int peer, DirectBuffer frame, int offset, int length) {
        SentFrames stream = frames[peer];
        boolean kept = keeps(StepFrame.step(frame, offset));
        if (!kept
                && !stream.hasUnsent()
                && StepFrame.epoch(frame, offset) == epoch
                && senders[peer].offer(frame, offset, length)) {
            return;
        }
        stream.append(frame, offset, length);
        flush(peer);
        peakWaitingBytes = Math.max(peakWaitingBytes, stream.unsentBytes());
        if (kept && chunks.bytesInUse() > keptBytesLimit) {
            keepLess(StepFrame.step(frame, offset));
        }
    }

    private boolean keeps(long step) {
        if (keptFromStep == NOTHING && keptBytesLimit > 0) {
            long from = marks.capturedSteps() + 1;
            if (from <= step && from > droppedInStep) {
                keptFromStep = from;
            }
        }
        return keptFromStep != NOTHING;
    }

    /** Most of what is in use may belong to a checkpoint that the next one is about to replace. */
    private void keepLess(long step) {
        long from = marks.capturedSteps() + 1;
        if (from > keptFromStep) {
            keptFromStep = from;
            dropSentBefore(from);
        }
        if (chunks.bytesInUse() > keptBytesLimit) {
            keptFromStep = NOTHING;
            droppedInStep = step;
            dropSentBefore(NOTHING);
        }
    }

    private void dropSentBefore(long step) {
        for (SentFrames stream : frames) {
            if (stream != null) {
                stream.dropSentBefore(step);
            }
        }
    }

    /** A peer has ended a step: it can take the next. */
    void onEnd(int peer, long step) {
        peerStep[peer] = Math.max(peerStep[peer], step + 1);
    }

    /** Offers what waits; what still finds no room goes on waiting. */
    void flush() {
        for (int peer = 0; peer < frames.length; peer++) {
            if (peer != worker) {
                flush(peer);
            }
        }
        long committedStep = marks.committedSteps();
        if (committedStep >= droppedBeforeStep) {
            droppedBeforeStep = committedStep + 1;
            keptFromStep = Math.max(keptFromStep, droppedBeforeStep);
            dropSentBefore(droppedBeforeStep);
        }
    }

    private void flush(int peer) {
        SentFrames stream = frames[peer];
        boolean taken = true;
        while (taken && stream.hasUnsent() && stream.nextStep() <= peerStep[peer]) {
            taken = stream.sendNext(senders[peer], epoch);
        }
        if (keptFromStep == NOTHING) {
            stream.dropSentBefore(NOTHING);
        }
    }

    /** Returns the most bytes that ever waited for one peer. */
    long peakWaitingBytes() {
        return peakWaitingBytes;
    }
}
