package org.chronogram.protocol;

import org.chronogram.protocol.CheckpointReport.CheckpointFailed;
import org.chronogram.protocol.CheckpointReport.CheckpointWritten;
import org.chronogram.protocol.WorkerMessage.Failure;
import org.chronogram.protocol.WorkerMessage.LpEventsPart;
import org.chronogram.protocol.WorkerMessage.MeshReport;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.protocol.WorkerMessage.ProgressReport;
import org.chronogram.protocol.WorkerMessage.Ready;
import org.chronogram.protocol.WorkerMessage.StatisticsPart;

/** Takes the messages of the workers, one method for each. */
public interface WorkerMessageReceiver {
    /**
     * The worker has its LPs, and its sockets are open.
     *
     * @param worker index of the worker.
     * @param ready where it is.
     */
    void onReady(int worker, Ready ready);

    /**
     * The streams to and from all peers of the worker stand.
     *
     * @param worker index of the worker.
     */
    void onConnected(int worker);

    /**
     * The worker has come this far.
     *
     * @param worker index of the worker.
     * @param report how far.
     */
    void onProgress(int worker, ProgressReport report);

    /**
     * The mesh of the worker turns, and hears all of its peers but these.
     *
     * @param worker index of the worker.
     * @param report which peers are silent.
     */
    void onMeshReport(int worker, MeshReport report);

    /**
     * A step of the worker takes long.
     *
     * @param worker index of the worker.
     * @param activity its LPs under execution.
     */
    void onBusy(int worker, String activity);

    /**
     * The worker has written its part of a checkpoint.
     *
     * @param worker index of the worker.
     * @param written the message.
     */
    void onCheckpointWritten(int worker, CheckpointWritten written);

    /**
     * The worker could not write its part of a checkpoint.
     *
     * @param worker index of the worker.
     * @param failed why.
     */
    void onCheckpointFailed(int worker, CheckpointFailed failed);

    /**
     * The worker reports a part of its statistics.
     *
     * @param worker index of the worker.
     * @param part the part.
     */
    void onStatisticsPart(int worker, StatisticsPart part);

    /**
     * The worker reports a part of the numbers of events that its LPs have handled.
     *
     * @param worker index of the worker.
     * @param part the part.
     */
    void onLpEventsPart(int worker, LpEventsPart part);

    /**
     * The worker has come to the end of the run.
     *
     * @param worker index of the worker.
     * @param outcome the message.
     */
    void onOutcome(int worker, Outcome outcome);

    /**
     * The worker cannot go on.
     *
     * @param worker index of the worker.
     * @param failure why.
     */
    void onFailure(int worker, Failure failure);
}
