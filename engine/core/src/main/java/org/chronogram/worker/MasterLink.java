package org.chronogram.worker;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;
import org.chronogram.protocol.MasterMessage;
import org.chronogram.protocol.MasterMessage.Assignment;
import org.chronogram.protocol.MasterMessage.PartsTaken;
import org.chronogram.protocol.WorkerMessage;
import org.chronogram.sync.CheckpointMarks;
import org.chronogram.sync.StepFlags;

/**
 * The messages between a worker and its master. They are handed out in order by {@link #poll}; the loss of the master and
 * its requests to stop or exit are seen at once by any thread.
 */
final class MasterLink implements MasterConnection.Listener, AutoCloseable {
    private static final long POLL_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final LinkedBlockingQueue<MasterMessage> messages = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Assignment> assignments = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Consumer<String> whenLost;
    private final StepFlags flags;
    private final CheckpointMarks marks;
    private volatile boolean exitRequested;
    private final AtomicReference<String> lostReason = new AtomicReference<>();
    private volatile PartsTaken taken = new PartsTaken(-1, 0);
    private final NanoClock clock;
    private volatile MasterConnection connection;

    /**
     * Creates the link, not connected yet.
     *
     * @param whenLost called on the link's thread when the master is gone before it said that the worker may exit.
     * @param flags raised on the link's thread when the master asks for a checkpoint or for the run to stop.
     * @param marks set on the link's thread when a checkpoint is complete.
     * @param clock limits how long an assignment is awaited.
     */
    MasterLink(Consumer<String> whenLost, StepFlags flags, CheckpointMarks marks, NanoClock clock) {
        this.whenLost = whenLost;
        this.flags = flags;
        this.marks = marks;
        this.clock = clock;
    }

    void connect(MasterConnection.Opener opener) throws IOException {
        connection = opener.open(this);
    }

    void send(WorkerMessage message) {
        MasterConnection open = connection;
        if (open != null && !open.send(message)) {
            lostReason.compareAndSet(null, "the control link is closed");
        }
    }

    /** Returns the next message that is no assignment, null when there is none yet. */
    MasterMessage poll(long timeoutMs) {
        return poll(messages, timeoutMs);
    }

    /** Returns the next assignment, null when there is none yet. */
    Assignment pollAssignment(long timeoutMs) {
        return poll(assignments, timeoutMs);
    }

    /** Tells whether there is an assignment to take; the worker then gives up the one before. */
    boolean hasAssignment() {
        return !assignments.isEmpty();
    }

    /** Waits for an assignment as long as the master may still send one; returns whether there is one. */
    boolean awaitAssignment(long timeoutMs) {
        long deadlineNs = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        while (!hasAssignment() && !exitRequested && lostReason.get() == null && clock.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(POLL_INTERVAL_NS);
        }
        return hasAssignment();
    }

    private <M> M poll(LinkedBlockingQueue<M> queue, long timeoutMs) {
        checkMaster();
        try {
            M message = queue.poll(timeoutMs, TimeUnit.MILLISECONDS);
            checkMaster();
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MasterLostException("interrupted");
        }
    }

    void checkMaster() {
        String reason = lostReason.get();
        if (reason != null && !exitRequested) {
            throw new MasterLostException(reason);
        }
    }

    /** Waits until the master lets the worker exit, or is gone. */
    void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how many parts of the outcome the master has taken in an epoch. */
    long partsTaken(int epoch) {
        PartsTaken newest = taken;
        return newest.epoch() == epoch ? newest.parts() : 0;
    }

    boolean exitRequested() {
        return exitRequested;
    }

    boolean lost() {
        return lostReason.get() != null;
    }

    /** Drops messages that are still queued: they belong to the epoch that is over. */
    @Override
    public void onAssignment(Assignment assignment) {
        messages.clear();
        assignments.add(assignment);
    }

    @Override
    public void onRoster(MasterMessage.Roster roster) {
        messages.add(roster);
    }

    @Override
    public void onStart() {
        messages.add(new MasterMessage.Start());
    }

    @Override
    public void onTakeCheckpoint() {
        flags.raise(StepFlags.CHECKPOINT);
    }

    @Override
    public void onCheckpointCommitted(long completedSteps) {
        marks.committed(completedSteps);
    }

    @Override
    public void onPartsTaken(PartsTaken newTaken) {
        taken = newTaken;
    }

    @Override
    public void onStop() {
        flags.raise(StepFlags.STOP);
    }

    @Override
    public void onExit() {
        exitRequested = true;
        released.countDown();
        messages.add(new MasterMessage.Exit());
    }

    @Override
    public void onClosed(String reason) {
        lostReason.set(reason);
        released.countDown();
        if (!exitRequested) {
            whenLost.accept(reason);
        }
    }

    @Override
    public void close() {
        MasterConnection open = connection;
        if (open != null) {
            open.close();
        }
    }
}
