package org.chronogram.master;

import java.util.List;
import org.chronogram.kernel.KernelState;
import org.chronogram.model.StatisticSet;
import org.chronogram.protocol.WorkerMessage.Outcome;
import org.chronogram.run.WorkerLoad;
import org.chronogram.sync.StepPosition;
import org.chronogram.worker.PartitionWork;

/**
 * A way to execute a run in this process. Its state can be put into another one at a step boundary. Used by one thread, but
 * for the activity, the progress and the load.
 */
interface LocalExecution {
    /** Returns the states of the partitions. */
    List<KernelState> states();

    /** Continues a run whose state was put back, instead of starting one. */
    void continueFrom(List<StepPosition> positions);

    /**
     * Executes steps until the run has ended or the control asks for a halt. May be called again after a halt.
     *
     * @param control is asked at step boundaries.
     * @return whether the run has ended.
     */
    boolean run(LocalControl control);

    /** Returns where each partition stands; to be called while none executes. */
    List<StepPosition> positions();

    /** Returns what an LP under execution is doing; empty when none is executing. */
    String activity();

    /** Returns the time that all partitions have reached. */
    long simulatedTicks();

    /** Returns how many steps were done. */
    long steps();

    /** Returns how many events were handled. */
    long events();

    /** Returns what this process takes. */
    WorkerLoad load();

    /** Returns what the first partition has done. To be asked by the thread that executes it. */
    PartitionWork firstWork();

    /** Returns the statistics of all partitions, when the run has ended. */
    StatisticSet statistics();

    /** Returns counts and costs of all partitions, when the run has ended. */
    Outcome outcome(long wallNs);
}
