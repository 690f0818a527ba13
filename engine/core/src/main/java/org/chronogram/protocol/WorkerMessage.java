package org.chronogram.protocol;

import java.util.List;
import org.chronogram.messaging.control.ControlException;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.run.WorkerLoad;

/**
 * A message from a worker to the master. It names the epoch of the mesh in which the worker sent it.
 * The order of the messages of both sides:
 *
 * <pre>
 *  worker                                   master
 *    |  (joins: index, epoch, pid)            |
 *    | &lt;--------------------------- Assignment |   the run, and the index of this worker in it
 *    |  Ready ------------------------------&gt; |   LPs built, sockets open: their endpoints
 *    | &lt;------------------------------- Roster |   endpoints of the peers, once all are ready
 *    |  Connected --------------------------&gt; |   streams to and from all peers are open
 *    | &lt;-------------------------------- Start |   once all are connected
 *    |  ProgressReport ---------------------&gt; |   several times a second
 *    |  MeshReport -------------------------&gt; |   several times a second, from Roster on: silent peers
 *    |  Busy -------------------------------&gt; |   LPs under execution, when a step takes long
 *    | &lt;----------------------- TakeCheckpoint |   to one worker: all write one after the current step
 *    |  CheckpointWritten ------------------&gt; |   or CheckpointFailed
 *    | &lt;------------------ CheckpointCommitted |   all have written theirs
 *    | &lt;--------------------------------- Stop |   end the run after the current step
 *    |  StatisticsPart ---------------------&gt; |   for each part of the statistics
 *    |  LpEventsPart -----------------------&gt; |   for each part of the events of its LPs, if asked for
 *    | &lt;-------------------------- PartsTaken |   a few parts may be under way before the answer
 *    |  Outcome ----------------------------&gt; |   or Failure
 *    | &lt;--------------------------------- Exit |   once all outcomes are in
 * </pre>
 *
 * <p>When a worker was lost, each survivor gets another Assignment at any point, with the next epoch. A survivor that has
 * kept the frames that it sent since the checkpoint stays where it is; any other rolls back. Ready tells which.
 * The master ignores messages of earlier epochs. A Heartbeat goes out several times a second from the moment a worker has
 * joined.
 *
 * <p>The constructor of a record refuses values that no worker can mean, with an {@link IllegalArgumentException}.
 */
public sealed interface WorkerMessage extends Message
        permits CheckpointReport,
                WorkerMessage.Busy,
                WorkerMessage.Connected,
                WorkerMessage.Failure,
                WorkerMessage.Heartbeat,
                WorkerMessage.LpEventsPart,
                WorkerMessage.MeshReport,
                WorkerMessage.Outcome,
                WorkerMessage.ProgressReport,
                WorkerMessage.Ready,
                WorkerMessage.StatisticsPart {
    /**
     * Returns the epoch of the mesh in which the worker sent the message.
     *
     * @return the epoch.
     */
    int epoch();

    /**
     * Calls the method of the receiver that is for this message.
     *
     * @param worker index of the worker that sent it.
     * @param receiver takes the message.
     */
    void dispatch(int worker, WorkerMessageReceiver receiver);

    /**
     * Reads a message of a worker.
     *
     * @param message the message as it came over the link.
     * @return the record of that name.
     * @throws ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when workers have no such message, or its record refuses a value.
     */
    static WorkerMessage read(ControlMessage message) {
        return MessageType.of(WorkerMessage.class).read(message);
    }

    /**
     * Reports that the process of the worker is alive.
     *
     * @param epoch epoch of the mesh.
     */
    record Heartbeat(int epoch) implements WorkerMessage {
        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            // Every message is a sign of life; this one has no other content.
        }
    }

    /**
     * Reports that the worker has built its LPs and opened its sockets.
     *
     * @param epoch epoch of the mesh.
     * @param endpoints where each peer must send to; null for the worker itself.
     * @param step step in which it is.
     * @param events events that it has handled.
     * @param stayed whether it is where it was before, instead of at the checkpoint or the start.
     */
    record Ready(int epoch, List<String> endpoints, long step, long events, boolean stayed) implements WorkerMessage {
        /** Refuses impossible values. */
        public Ready {
            Fields.require(endpoints != null, "endpoints=null");
            Fields.requireNotNegative(step, events);
        }

        /**
         * Returns how many steps the worker has completed: all before the one in which it is. In step 0, in which the LPs
         * start, there is none.
         *
         * @return the count.
         */
        public long completedSteps() {
            return Math.max(0, step - 1);
        }

        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onReady(worker, this);
        }
    }

    /**
     * Reports that the streams of the worker to and from all peers are open.
     *
     * @param epoch epoch of the mesh.
     */
    record Connected(int epoch) implements WorkerMessage {
        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onConnected(worker);
        }
    }

    /**
     * Reports how far the worker has come.
     *
     * @param epoch epoch of the mesh.
     * @param simulatedTicks everything before this time was executed.
     * @param events events handled so far.
     * @param steps steps completed so far.
     * @param load what the worker takes.
     */
    record ProgressReport(int epoch, long simulatedTicks, long events, long steps, WorkerLoad load)
            implements WorkerMessage {
        /** Refuses impossible values. */
        public ProgressReport {
            Fields.require(load != null, "load=null");
            Fields.requireNotNegative(simulatedTicks, events, steps);
        }

        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onProgress(worker, this);
        }
    }

    /**
     * Reports which peers the worker does not hear, although its mesh turns. All times are of its mesh and stand still while
     * that does not turn.
     *
     * @param epoch epoch of the mesh.
     * @param turnedMs for how long the mesh has turned.
     * @param silentPeers peers that were silent for longer than a working stream ever is.
     */
    record MeshReport(int epoch, long turnedMs, List<SilentPeer> silentPeers) implements WorkerMessage {
        /** Refuses impossible values. */
        public MeshReport {
            Fields.require(silentPeers != null, "silentPeers=null");
            silentPeers.forEach(peer -> Fields.require(peer != null, "a silent peer is null"));
            Fields.requireNotNegative(turnedMs);
        }

        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onMeshReport(worker, this);
        }
    }

    /**
     * Reports which LPs the worker executes while its step takes long.
     *
     * @param epoch epoch of the mesh.
     * @param activity which LPs handle which events.
     */
    record Busy(int epoch, String activity) implements WorkerMessage {
        /** Refuses impossible values. */
        public Busy {
            Fields.require(activity != null, "activity=null");
        }

        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onBusy(worker, activity);
        }
    }

    /**
     * Carries a part of the statistics that the worker has recorded. The master can merge each part alone.
     *
     * @param epoch epoch of the mesh.
     * @param bytes one part of the statistics of all partitions of the worker.
     */
    record StatisticsPart(int epoch, byte[] bytes) implements WorkerMessage {
        /** Refuses impossible values. */
        public StatisticsPart {
            Fields.require(bytes != null, "no statistics");
        }

        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onStatisticsPart(worker, this);
        }
    }

    /**
     * Carries a part of the numbers of events that the LPs of the worker have handled.
     *
     * @param epoch epoch of the mesh.
     * @param events numbers of events of the LPs that follow on those of the parts before: LPs in ascending order of their
     *     ids, partition by partition.
     */
    record LpEventsPart(int epoch, long[] events) implements WorkerMessage {
        /** Refuses impossible values. */
        public LpEventsPart {
            Fields.require(events != null, "no events of LPs");
            Fields.requireNotNegative(events);
        }

        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onLpEventsPart(worker, this);
        }
    }

    /**
     * Reports the outcome of the run in the worker, after all its parts.
     *
     * @param epoch epoch of the mesh.
     * @param reachedTicks time up to which the run came.
     * @param stopped whether it was stopped before its end.
     * @param asked what an LP of the worker said that has asked for the end of the run.
     * @param steps steps completed.
     * @param parts how many parts with statistics and events of LPs went before.
     * @param events counts of events.
     * @param costs time, memory and datagrams that the run took in the worker.
     */
    record Outcome(
            int epoch,
            long reachedTicks,
            boolean stopped,
            StopReason asked,
            long steps,
            long parts,
            EventCounts events,
            RunCosts costs)
            implements WorkerMessage {
        /** Refuses impossible values. */
        public Outcome {
            Fields.require(asked != null && events != null && costs != null, "no counts");
            Fields.requireNotNegative(steps);
        }

        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onOutcome(worker, this);
        }
    }

    /**
     * Reports that the worker has failed.
     *
     * @param epoch epoch of the mesh.
     * @param badInput whether the user's input is to blame.
     * @param message message for the user: the error, and how to correct it.
     * @param modelTrace stack trace inside the model, empty when the model is not to blame.
     */
    record Failure(int epoch, boolean badInput, String message, String modelTrace) implements WorkerMessage {
        @Override
        public void dispatch(int worker, WorkerMessageReceiver receiver) {
            receiver.onFailure(worker, this);
        }
    }
}
