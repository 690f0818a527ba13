package org.chronogram.protocol;

import java.util.List;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.messaging.control.ControlException;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.run.PartitionTable;
import org.chronogram.run.Placement;
import org.chronogram.run.RunSpecification;

/**
 * A message from the master to a worker. {@link WorkerMessage} draws the order of the messages of both sides.
 *
 * <p>A record that is added here is known to both sides at once: it must be dispatched to a method of {@link
 * MasterMessageReceiver}.
 */
public sealed interface MasterMessage extends Message {
    /**
     * Calls the method of the receiver that is for this message.
     *
     * @param receiver takes the message.
     */
    void dispatch(MasterMessageReceiver receiver);

    /**
     * Reads a message of the master.
     *
     * @param message the message as it came over the link.
     * @return the record of that name.
     * @throws ControlException when the fields are not those of its record.
     * @throws IllegalArgumentException when the master has no such message, or its record refuses a value.
     */
    static MasterMessage read(ControlMessage message) {
        return MessageType.of(MasterMessage.class).read(message);
    }

    /**
     * Assigns a worker its part of the run.
     *
     * @param specification specification of the run.
     * @param epoch epoch of the mesh.
     * @param placement how the worker lies on its host.
     * @param checkpointDirectory directory in which checkpoints are written; empty for none.
     * @param restore the checkpoint from which the run goes on; null to start it.
     * @param mayStay whether the worker may stay where it is instead, if it can repeat the frames that it sent since the
     *     checkpoint.
     * @param declared declarations of the model in the master, as bytes; those of the worker must be equal.
     * @param partitions which LPs each partition owns, and the delays between them.
     */
    record Assignment(
            RunSpecification specification,
            int epoch,
            Placement placement,
            String checkpointDirectory,
            CheckpointManifest restore,
            boolean mayStay,
            byte[] declared,
            PartitionTable partitions)
            implements MasterMessage {
        @Override
        public void dispatch(MasterMessageReceiver receiver) {
            receiver.onAssignment(this);
        }
    }

    /**
     * Tells the worker the endpoints of its peers.
     *
     * @param endpoints where to send to for each peer; null for the worker itself.
     * @param steps step in which each worker is.
     */
    record Roster(List<String> endpoints, List<Long> steps) implements MasterMessage {
        @Override
        public void dispatch(MasterMessageReceiver receiver) {
            receiver.onRoster(this);
        }
    }

    /** Tells the worker to begin with its steps. */
    record Start() implements MasterMessage {
        @Override
        public void dispatch(MasterMessageReceiver receiver) {
            receiver.onStart();
        }
    }

    /** Asks the worker for a checkpoint of the run after the current step. */
    record TakeCheckpoint() implements MasterMessage {
        @Override
        public void dispatch(MasterMessageReceiver receiver) {
            receiver.onTakeCheckpoint();
        }
    }

    /**
     * Tells the worker that a checkpoint is committed: the worker need not keep frames that it sent before it.
     *
     * @param steps steps completed by then.
     */
    record CheckpointCommitted(long steps) implements MasterMessage {
        @Override
        public void dispatch(MasterMessageReceiver receiver) {
            receiver.onCheckpointCommitted(steps);
        }
    }

    /**
     * Tells the worker that the master has taken parts of its outcome and can take more.
     *
     * @param epoch epoch of the mesh.
     * @param parts how many there were.
     */
    record PartsTaken(int epoch, long parts) implements MasterMessage {
        @Override
        public void dispatch(MasterMessageReceiver receiver) {
            receiver.onPartsTaken(this);
        }
    }

    /** Asks the worker to end the run after the current step. */
    record Stop() implements MasterMessage {
        @Override
        public void dispatch(MasterMessageReceiver receiver) {
            receiver.onStop();
        }
    }

    /** Tells the worker to exit. */
    record Exit() implements MasterMessage {
        @Override
        public void dispatch(MasterMessageReceiver receiver) {
            receiver.onExit();
        }
    }
}
