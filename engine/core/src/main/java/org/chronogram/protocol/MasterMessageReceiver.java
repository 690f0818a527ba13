package org.chronogram.protocol;

import org.chronogram.protocol.MasterMessage.Assignment;
import org.chronogram.protocol.MasterMessage.PartsTaken;
import org.chronogram.protocol.MasterMessage.Roster;

/** Takes the messages of the master, one method for each. */
public interface MasterMessageReceiver {
    /**
     * The worker shall take part in a run, or in the next epoch of the run in which it takes part.
     *
     * @param assignment its part.
     */
    void onAssignment(Assignment assignment);

    /**
     * All workers are ready to connect.
     *
     * @param roster where they are.
     */
    void onRoster(Roster roster);

    /** All workers are connected. */
    void onStart();

    /** The run needs a checkpoint after the current step. */
    void onTakeCheckpoint();

    /**
     * All workers have written a checkpoint.
     *
     * @param completedSteps steps that the run had completed by then.
     */
    void onCheckpointCommitted(long completedSteps);

    /**
     * The master has merged parts of the statistics.
     *
     * @param taken how many parts.
     */
    void onPartsTaken(PartsTaken taken);

    /** The run shall end after the current step. */
    void onStop();

    /** The worker may exit. */
    void onExit();
}
