package org.chronogram.worker;

import java.util.List;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.PartitionFile;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlMessage;

/**
 * What master and workers say to each other over the control link. The name of a message is the simple name of its record.
 *
 * <pre>
 *  worker                                   master
 *    |  (joins: index, epoch, pid)            |
 *    | &lt;--------------------------- Assignment |   what to run, and as which part of it
 *    |  Ready ------------------------------&gt; |   LPs built, sockets open: where they are
 *    | &lt;------------------------------- Roster |   where the peers are, once all are ready
 *    |  Connected --------------------------&gt; |   streams to and from all peers stand
 *    | &lt;-------------------------------- Start |   once all are connected
 *    |  ProgressReport ---------------------&gt; |   several times a second
 *    |  Busy -------------------------------&gt; |   what it does, when a step takes long
 *    | &lt;----------------------- TakeCheckpoint |   to one worker: all write one after the current step
 *    |  CheckpointWritten ------------------&gt; |   or CheckpointFailed
 *    | &lt;------------------ CheckpointCommitted |   all have written theirs
 *    | &lt;--------------------------------- Stop |   end the run after the current step
 *    |  StatisticsPart ---------------------&gt; |   for each part of the statistics
 *    | &lt;--------------------- StatisticsTaken |   a few may be under way before the answer
 *    |  Outcome ----------------------------&gt; |   or Failure
 *    | &lt;--------------------------------- Exit |   once all outcomes are in
 * </pre>
 *
 * <p>When a worker was lost, the others get another Assignment at any point, with the next epoch. Who has kept what it sent
 * since the checkpoint stays where it is, others begin again from the checkpoint; they say which in Ready. What a worker
 * says names the epoch that it speaks of; the master does not listen to what is past. A Heartbeat goes out several times a
 * second from the moment a worker has joined.
 */
public final class ControlMessages {
    private ControlMessages() {}

    /**
     * Sends a message under its name.
     *
     * @param link the link.
     * @param message one of the records below.
     * @return whether it was queued; false when the link is closed.
     */
    public static boolean send(ControlLink link, Record message) {
        return link.send(message.getClass().getSimpleName(), message);
    }

    static boolean is(ControlMessage message, Class<? extends Record> type) {
        return message.type().equals(type.getSimpleName());
    }

    /**
     * Tells a worker what to run.
     *
     * @param specification what shall be run.
     * @param epoch epoch of the mesh.
     * @param messagingThread whether messages are moved by a thread of its own.
     * @param spareCores whether every thread of the run on this host has a core, so that waiting may burn one.
     * @param aeronDirectory directory of the worker's media driver.
     * @param checkpointDirectory directory in which checkpoints are written; empty for none.
     * @param restore the checkpoint from which the run goes on; null to start it.
     * @param mayStay whether the worker may stay where it is instead, if it can repeat what it sent since.
     * @param declared what the model has declared in the master, as bytes: the worker must come to the same.
     */
    public record Assignment(
            RunSpecification specification,
            int epoch,
            boolean messagingThread,
            boolean spareCores,
            String aeronDirectory,
            String checkpointDirectory,
            CheckpointManifest restore,
            boolean mayStay,
            byte[] declared) {}

    /**
     * Says that the worker has its LPs.
     *
     * @param epoch epoch of the mesh.
     * @param endpoints where each peer must send to; null for the worker itself.
     * @param step step in which it is.
     * @param events events that it has handled.
     * @param stayed whether it is where it was before, instead of at the checkpoint or the start.
     */
    public record Ready(int epoch, List<String> endpoints, long step, long events, boolean stayed) {
        /**
         * Returns how many steps the worker has taken: all before the one in which it is. In step 0, in which the LPs start,
         * there is none.
         *
         * @return the count.
         */
        public long stepsTaken() {
            return Math.max(0, step - 1);
        }
    }

    /**
     * Tells a worker where its peers receive.
     *
     * @param endpoints where to send to for each peer; null for the worker itself.
     * @param steps step in which each worker is.
     */
    public record Roster(List<String> endpoints, List<Long> steps) {}

    /**
     * Says that the streams to and from all peers stand.
     *
     * @param epoch epoch of the mesh.
     */
    public record Connected(int epoch) {}

    /** Lets the workers begin. */
    public record Start() {}

    /** Says that the process is alive. */
    public record Heartbeat() {}

    /**
     * Says how far a worker has come.
     *
     * @param epoch epoch of the mesh.
     * @param simulatedTicks everything before this time was executed.
     * @param events events handled so far.
     * @param steps steps done so far.
     */
    public record ProgressReport(int epoch, long simulatedTicks, long events, long steps) {}

    /**
     * Says what a worker does whose step takes long.
     *
     * @param epoch epoch of the mesh.
     * @param what which LPs handle which events.
     */
    public record Busy(int epoch, String what) {}

    /** Asks for a checkpoint after the current step. */
    public record TakeCheckpoint() {}

    /**
     * Says that the partitions of a worker are on disk.
     *
     * @param epoch epoch of the mesh.
     * @param steps steps taken so far.
     * @param reachedTicks everything before this time was executed.
     * @param nextEventTicks smallest time of all pending events.
     * @param events events that the worker had handled.
     * @param partitions the files.
     * @param pauseNs how long the simulation waited.
     * @param writeNs how long the writing took beside it.
     * @param writeBusyNs for how much of that a core was busy.
     */
    public record CheckpointWritten(
            int epoch,
            long steps,
            long reachedTicks,
            long nextEventTicks,
            long events,
            List<PartitionFile> partitions,
            long pauseNs,
            long writeNs,
            long writeBusyNs) {}

    /**
     * Says that a worker could not write its part of a checkpoint.
     *
     * @param epoch epoch of the mesh.
     * @param steps steps taken so far.
     * @param reason what went wrong.
     */
    public record CheckpointFailed(int epoch, long steps, String reason) {}

    /**
     * Says that a checkpoint is complete: what happened before it need not be kept for another.
     *
     * @param steps steps taken by then.
     */
    public record CheckpointCommitted(long steps) {}

    /** Asks for the run to end after the current step. */
    public record Stop() {}

    /** Lets a worker exit. */
    public record Exit() {}

    /**
     * Says that a worker has failed.
     *
     * @param epoch epoch of the mesh.
     * @param badInput whether the user's input is to blame.
     * @param message what happened, and what to do.
     * @param modelTrace stack trace inside the model, empty when the model is not to blame.
     */
    public record Failure(int epoch, boolean badInput, String message, String modelTrace) {}

    /**
     * Says what a worker has recorded, in parts that can each be merged.
     *
     * @param epoch epoch of the mesh.
     * @param bytes one part of the statistics of all partitions of the worker.
     */
    public record StatisticsPart(int epoch, byte[] bytes) {}

    /**
     * Says that the master has merged parts of the statistics, and waits for more.
     *
     * @param epoch epoch of the mesh.
     * @param parts how many there were.
     */
    public record StatisticsTaken(int epoch, long parts) {}

    /**
     * Says what a worker did; follows on its statistics.
     *
     * @param epoch epoch of the mesh.
     * @param reachedTicks time up to which the run came.
     * @param stopped whether it was stopped before its end.
     * @param steps steps taken.
     * @param events events handled.
     * @param remoteEvents events that went from one partition to another.
     * @param pendingEvents events still pending.
     * @param digest share of the digest.
     * @param statisticsParts in how many parts the statistics went before.
     * @param stepLatency latency histogram of all partitions of the worker, as bytes.
     * @param wallNs time from the start of the first step to the end of the last.
     * @param peakWaitingBytes most bytes that ever waited for room in the transport.
     * @param naksSent requests for retransmission that the worker sent.
     * @param retransmitsSent retransmissions that the worker sent.
     */
    public record Outcome(
            int epoch,
            long reachedTicks,
            boolean stopped,
            long steps,
            long events,
            long remoteEvents,
            long pendingEvents,
            long digest,
            long statisticsParts,
            byte[] stepLatency,
            long wallNs,
            long peakWaitingBytes,
            long naksSent,
            long retransmitsSent) {}
}
