package org.chronogram.sync;

import java.util.Arrays;
import org.chronogram.messaging.FrameChunks;
import org.chronogram.messaging.FrameLog;

/**
 * The frames that a worker has sent to its peers since the last checkpoint, kept so that they can be sent again to a peer
 * that was replaced while this worker stays where it is. When they take more memory than allowed, they are dropped, and
 * keeping begins anew with the next checkpoint; until then this worker would have to go back with a peer that is lost. The
 * same store holds the frames that wait for room. Not thread safe.
 *
 * <p>Sender-based message logging is from David B. Johnson and Willy Zwaenepoel, "Sender-based message logging",
 * Fault-Tolerant Computing Symposium, 1987.
 */
final class MessageLog {
    private static final long NOTHING = Long.MAX_VALUE;
    private static final long LEAST_SPARE_CHUNKS = 16;

    private final CheckpointMarks marks;
    private final long limitBytes;
    private final FrameChunks chunks;
    /** By peer; the entry of this worker stays empty. */
    private final FrameLog[] logs;

    private long keptFromStep;
    private long overflowedInStep = -1;
    private long droppedBeforeStep;

    /**
     * Creates an empty log.
     *
     * @param workers number of workers.
     * @param marks how far the checkpoints have come.
     * @param limitBytes most memory for frames that are kept; 0 to keep none.
     */
    MessageLog(int workers, CheckpointMarks marks, long limitBytes) {
        this.marks = marks;
        this.limitBytes = limitBytes;
        chunks = new FrameChunks(Math.toIntExact(Math.max(LEAST_SPARE_CHUNKS, limitBytes / FrameChunks.CHUNK_BYTES)));
        logs = new FrameLog[workers];
        Arrays.setAll(logs, peer -> new FrameLog(chunks, StepFrame::step));
        startAt(0);
    }

    /** The first frame will be of this step. */
    void startAt(long firstStep) {
        keptFromStep = limitBytes == 0 ? NOTHING : firstStep;
    }

    FrameLog ofPeer(int peer) {
        return logs[peer];
    }

    /** Tells whether all frames of a step and of later ones are kept. */
    boolean isKeptFrom(long step) {
        return keptFromStep <= step;
    }

    /** Tells whether a frame that is sent in a step is to be kept. A checkpoint after an overflow begins anew. */
    boolean keeps(long step) {
        if (keptFromStep == NOTHING && limitBytes > 0) {
            long from = marks.capturedStep() + 1;
            if (from <= step && from > overflowedInStep) {
                keptFromStep = from;
            }
        }
        return keptFromStep != NOTHING;
    }

    /**
     * Makes room, after a frame of a step was kept, when more memory than allowed is in use: drops the frames from before the
     * newest captured checkpoint, although it does not count yet; if that is not enough, all that were sent.
     */
    void enforceLimit(long step) {
        if (chunks.bytesInUse() <= limitBytes) {
            return;
        }
        long from = marks.capturedStep() + 1;
        if (from > keptFromStep) {
            keptFromStep = from;
            dropSentBefore(from);
        }
        if (chunks.bytesInUse() > limitBytes) {
            keptFromStep = NOTHING;
            overflowedInStep = step;
            dropSentBefore(Long.MAX_VALUE);
        }
    }

    /** Drops the frames to a peer that were sent, where none are kept. */
    void dropSentTo(int peer) {
        if (keptFromStep == NOTHING) {
            logs[peer].dropSentBefore(Long.MAX_VALUE);
        }
    }

    /** Drops the frames that were sent before the newest checkpoint that counts. */
    void dropCommitted() {
        long committedStep = marks.committedStep();
        if (committedStep >= droppedBeforeStep) {
            droppedBeforeStep = committedStep + 1;
            keptFromStep = Math.max(keptFromStep, droppedBeforeStep);
            dropSentBefore(droppedBeforeStep);
        }
    }

    private void dropSentBefore(long step) {
        for (FrameLog log : logs) {
            log.dropSentBefore(step);
        }
    }
}
