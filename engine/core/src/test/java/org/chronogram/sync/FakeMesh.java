package org.chronogram.sync;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;
import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameHandler;
import org.chronogram.messaging.FrameSender;
import org.chronogram.messaging.ParkedThread;

/** A mesh that records the frames for each peer, refuses frames for a busy peer, and delivers the frames of a test. */
final class FakeMesh implements PeerMesh {
    private final List<List<String>> sent = new ArrayList<>();
    private final List<List<Integer>> epochs = new ArrayList<>();
    private final IntHashSet busy = new IntHashSet();
    private int workToReport;
    private int turns;
    private final List<Long> probesNs = new ArrayList<>();

    FakeMesh(int workers) {
        for (int peer = 0; peer < workers; peer++) {
            sent.add(new ArrayList<>());
            epochs.add(new ArrayList<>());
        }
    }

    @Override
    public FrameSender sender(int peer) {
        return (buffer, offset, length) -> offer(peer, buffer, offset, length);
    }

    private boolean offer(int peer, DirectBuffer buffer, int offset, int length) {
        if (busy.contains(peer)) {
            return false;
        }
        sent.get(peer).add(Frames.text(buffer, offset, length));
        epochs.get(peer).add(StepFrame.epoch(buffer, offset));
        return true;
    }

    @Override
    public int doWork() {
        turns++;
        return workToReport;
    }

    @Override
    public void probeIdleStreams(long nowNs) {
        probesNs.add(nowNs);
    }

    @Override
    public Doorbell.Sleeper sleeper() {
        return new ParkedThread();
    }

    void busy(int peer, boolean isBusy) {
        if (isBusy) {
            busy.add(peer);
        } else {
            busy.remove(peer);
        }
    }

    void report(int work) {
        workToReport = work;
    }

    /** Returns the frames that were sent to a peer since the last call. */
    List<String> takeSent(int peer) {
        List<String> taken = List.copyOf(sent.get(peer));
        sent.get(peer).clear();
        epochs.get(peer).clear();
        return taken;
    }

    /** Returns the epochs of the frames that were sent to a peer since {@link #takeSent}. */
    List<Integer> epochs(int peer) {
        return List.copyOf(epochs.get(peer));
    }

    int turns() {
        return turns;
    }

    List<Long> probesNs() {
        return probesNs;
    }

    static boolean deliver(FrameHandler handler, int peer, DirectBuffer frame) {
        return handler.onFrame(peer, frame, 0, frame.capacity());
    }
}
