package org.chronogram.sync;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.chronogram.messaging.FrameLog;
import org.chronogram.messaging.FrameSender;

/**
 * The streams from a worker to its peers. No frame is refused: one for which the transport has no room waits in the {@link
 * MessageLog}. A peer that is behind is sent no more than it can take: the frames of the step in which it is. Not thread
 * safe.
 */
final class OutgoingStreams {
    private final int worker;
    private final int workers;
    private final MessageLog messageLog;
    private final FrameSender[] senders;
    private final long[] peerStep;
    private final FrameLog.Editor stampEpoch = this::stampEpoch;
    private int epoch;
    private long peakWaitingBytes;

    /**
     * Creates the streams, which lead nowhere yet.
     *
     * @param layout place of the worker.
     * @param messageLog holds the frames that wait and those that are kept.
     */
    OutgoingStreams(WorkerLayout layout, MessageLog messageLog) {
        worker = layout.worker();
        workers = layout.workers();
        this.messageLog = messageLog;
        senders = new FrameSender[workers];
        Arrays.setAll(senders, PeerMesh.DISCONNECTED::sender);
        peerStep = new long[workers];
    }

    /** Continues a run; to be called before any frame was sent. */
    void startAt(long firstStep) {
        messageLog.startAt(firstStep);
    }

    /**
     * Leads the streams into a mesh, and repeats for each peer the frames that it lacks.
     *
     * @param mesh the mesh.
     * @param newEpoch its epoch.
     * @param steps the step in which each worker is.
     */
    void connect(PeerMesh mesh, int newEpoch, long[] steps) {
        epoch = newEpoch;
        for (int peer = 0; peer < workers; peer++) {
            if (peer != worker) {
                senders[peer] = mesh.sender(peer);
                peerStep[peer] = steps[peer];
                // A step must be whole, so that its END counts the frames that arrive, even where the peer will drop
                // them.
                messageLog.ofPeer(peer).sendAgainFrom(Math.min(steps[peer], steps[worker]));
                messageLog.ofPeer(peer).editUnsent(stampEpoch);
            }
        }
    }

    /** Tells whether all frames that were sent in a step and later ones can be sent again. */
    boolean canRepeatFrom(long step) {
        return messageLog.isKeptFrom(step);
    }

    /** Sends a frame; the buffer may be reused on return. */
    void send(int peer, DirectBuffer frame, int offset, int length) {
        FrameLog log = messageLog.ofPeer(peer);
        long step = StepFrame.step(frame, offset);
        boolean kept = messageLog.keeps(step);
        boolean current = StepFrame.epoch(frame, offset) == epoch;
        if (!kept && !log.hasUnsent() && current && senders[peer].offer(frame, offset, length)) {
            return;
        }
        log.append(frame, offset, length);
        if (!current) {
            log.editUnsent(stampEpoch);
        }
        flush(peer);
        peakWaitingBytes = Math.max(peakWaitingBytes, log.unsentBytes());
        if (kept) {
            messageLog.enforceLimit(step);
        }
    }

    private void stampEpoch(MutableDirectBuffer frame, int offset) {
        StepFrame.epoch(frame, offset, epoch);
    }

    /** A peer has ended a step, so it can take the next. */
    void onEnd(int peer, long step) {
        peerStep[peer] = Math.max(peerStep[peer], step + 1);
    }

    /** Offers the frames that wait; those that still find no room go on waiting. */
    void flush() {
        for (int peer = 0; peer < workers; peer++) {
            flush(peer);
        }
        messageLog.dropCommitted();
    }

    private void flush(int peer) {
        FrameLog log = messageLog.ofPeer(peer);
        boolean taken = true;
        while (taken && log.hasUnsent() && log.nextNumber() <= peerStep[peer]) {
            taken = log.sendNext(senders[peer]);
        }
        messageLog.dropSentTo(peer);
    }

    /** Returns the most bytes that ever waited for one peer. */
    long peakWaitingBytes() {
        return peakWaitingBytes;
    }
}
